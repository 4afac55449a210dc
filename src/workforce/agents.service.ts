import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireReach, type Scope } from '../access/actor.js';
import { explainDuplicate } from '../database/duplicates.js';
import { type Page, type PageRequest } from '../database/page.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { checkedAgent } from './agent-rules.js';
import { checkedWeekdays } from './work-rules.js';
import { readTime } from './checks.js';
import { agentById, agentsByIds, agentsPage, agentsWhere, storedAgents } from './persistence/agents.js';
import { agentsMatching } from './persistence/agent-search.js';
import { agentsWithin, teamsWithin } from './persistence/reach.js';
import { availability, contracts, teams } from './persistence/tables.js';
import { agentNotFound, codeTaken, contractNotFound, teamNotFound } from './workforce.errors.js';
import { type Agent, type Availability } from './workforce.js';

/** The site is the team's. */
export type NewAgent = Omit<Agent, 'id' | 'zone' | 'siteId'>;

export interface AgentFilter {
  readonly siteId?: number | null;
  readonly teamId?: number | null;
  /** Part of the code or the name, in any case. */
  readonly search?: string | null;
}

export type NewAvailability = Omit<Availability, 'id' | 'agentId'>;

@Injectable()
export class AgentsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  agents(actor: Actor, request: PageRequest, filter: AgentFilter = {}): Promise<Page<Agent>> {
    const reach = requireReach(actor, 'agent.read');
    return this.unitOfWork.read((manager) =>
      agentsPage(manager, request, agentsWithin(reach), agentsMatching(filter)),
    );
  }

  agentsByIds(actor: Actor, ids: readonly number[]): Promise<Agent[]> {
    const reach = requireReach(actor, 'agent.read');
    return this.unitOfWork.read((manager) => agentsByIds(manager, ids, agentsWithin(reach)));
  }

  agentsOfTeams(actor: Actor, teamIds: readonly number[]): Promise<Agent[]> {
    const reach = requireReach(actor, 'agent.read');
    return this.unitOfWork.read((manager) => agentsWhere(manager, agentsWithin(reach), 'teamId', teamIds));
  }

  async agent(actor: Actor, id: number): Promise<Agent> {
    const found = await this.agentsByIds(actor, [id]);
    if (found.length === 0) throw agentNotFound(id);
    return found[0];
  }

  createAgent(actor: Actor, agent: NewAgent): Promise<Agent> {
    const reach = requireReach(actor, 'agent.write');
    const checked = checkedAgent(agent);
    return this.unitOfWork.run(async (manager) => {
      const stored = { ...checked, siteId: await siteOfTeam(manager, reach, checked.teamId) };
      await requireContract(manager, checked.contractId);
      const id = await explainDuplicate(
        () => codeTaken('agent', checked.code),
        () => storedAgents.insert(manager, stored),
      );
      return (await agentById(manager, id))!;
    });
  }

  updateAgent(actor: Actor, id: number, change: Partial<NewAgent>): Promise<Agent> {
    const reach = requireReach(actor, 'agent.write');
    return this.unitOfWork.run(async (manager) => {
      const { siteId, ...before } = await this.requireAgentWith(manager, reach, id);
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const after = checkedAgent({ ...before, ...given });
      const moves = after.teamId !== before.teamId;
      const site = moves ? await siteOfTeam(manager, reach, after.teamId) : siteId;
      if (after.contractId !== before.contractId) await requireContract(manager, after.contractId);
      await explainDuplicate(
        () => codeTaken('agent', after.code),
        () => storedAgents.update(manager, id, { ...after, siteId: site }),
      );
      return (await agentById(manager, id))!;
    });
  }

  availabilityOfAgents(actor: Actor, agentIds: readonly number[]): Promise<Availability[]> {
    const reach = requireReach(actor, 'agent.read');
    return this.unitOfWork.read(async (manager) => {
      const seen = await agentsByIds(manager, agentIds, agentsWithin(reach));
      return availability.among(
        manager,
        'agentId',
        seen.map((agent) => agent.id),
      );
    });
  }

  /** Replaces the weekly times in which the agent can work; none means always. */
  setAvailability(actor: Actor, agentId: number, times: readonly NewAvailability[]): Promise<Agent> {
    const reach = requireReach(actor, 'agent.write');
    const rows = times.map(({ weekdays, from, to }) => ({
      agentId,
      weekdays: checkedWeekdays(weekdays),
      from: readTime(from, 'from'),
      to: readTime(to, 'to'),
    }));
    return this.unitOfWork.run(async (manager) => {
      const agent = await this.requireAgentWith(manager, reach, agentId);
      for (const { id } of await availability.among(manager, 'agentId', [agentId])) {
        await availability.remove(manager, id);
      }
      await availability.insertMany(manager, rows);
      return agent;
    });
  }

  /** For services that are inside a unit of work. @throws UserError AGENT_NOT_FOUND when the reach does not hold the agent. */
  async requireAgentWith(manager: EntityManager, reach: Scope, id: number): Promise<Agent> {
    const agent = await agentById(manager, id, agentsWithin(reach));
    if (agent === null) throw agentNotFound(id);
    return agent;
  }
}

/** @throws UserError TEAM_NOT_FOUND when the reach does not hold the whole team. */
async function siteOfTeam(manager: EntityManager, reach: Scope, teamId: number): Promise<number> {
  const team = await teams.byId(manager, teamId, teamsWithin(reach));
  if (team === null) throw teamNotFound(teamId);
  return team.siteId;
}

async function requireContract(manager: EntityManager, id: number): Promise<void> {
  if ((await contracts.byId(manager, id)) === null) throw contractNotFound(id);
}
