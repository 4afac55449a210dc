import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Scope } from '../access/actor.js';
import { type Interval } from '../time/interval.js';
import { instant } from '../time/instant.js';
import { type LocalDate, localDateOf } from '../time/zoned-time.js';
import { publicHolidays, withOverrides } from './holidays.js';
import { absencesOverlapping } from './persistence/absences.js';
import { agentById, agentsByIds, agentsWhere, allAgents } from './persistence/agents.js';
import {
  agentsWithin,
  campaignsWithin,
  clientsWithin,
  queuesWithin,
  sitesWithin,
  teamsWithin,
} from './persistence/reach.js';
import {
  availability,
  campaigns,
  certificates,
  clients,
  contracts,
  entitlements,
  holidayOverrides,
  queues,
  sites,
  teams,
} from './persistence/tables.js';
import {
  type Absence,
  type Agent,
  type Campaign,
  type Client,
  type Contract,
  type Holiday,
  type HolidayOverride,
  type PlanningWorkforce,
  type Queue,
  type Site,
  type Team,
} from './workforce.js';

/** Whose calendar: a site's, a client's, that of a queue's callers, or the bare public one of a country or subdivision. */
export type CalendarOf =
  | { readonly country: string }
  | { readonly siteId: number }
  | { readonly clientId: number }
  | { readonly queueId: number };

interface Calendar {
  readonly country: string | null;
  readonly overrides: readonly HolidayOverride[];
}

/** The people and the work, for other features' services: inside their unit of work, and unscoped unless `reach` is asked. */
@Injectable()
export class WorkforceDirectory {
  /** Everything about the agents of these sites that are employed in some part of the span. */
  async planningWorkforce(
    manager: EntityManager,
    { siteIds, span }: { readonly siteIds: readonly number[]; readonly span: Interval },
  ): Promise<PlanningWorkforce> {
    const all = await agentsWhere(manager, {}, 'siteId', siteIds);
    const agents = all.filter((agent) => isEmployed(agent, span));
    const agentIds = agents.map((agent) => agent.id);
    const entitled = await entitlements.among(manager, 'agentId', agentIds);
    return {
      sites: await sites.byIds(manager, siteIds),
      contracts: await contracts.byIds(
        manager,
        agents.map((agent) => agent.contractId),
      ),
      agents,
      entitlements: entitled,
      certificates: await certificates.among(manager, 'agentId', agentIds),
      availability: await availability.among(manager, 'agentId', agentIds),
      absences: await absencesOverlapping(manager, agentIds, span),
      queues: await queues.byIds(manager, present(entitled.map((each) => each.queueId))),
      campaigns: await campaigns.byIds(manager, present(entitled.map((each) => each.campaignId))),
    };
  }

  /** Absences of these agents that share time with the span. */
  absences(manager: EntityManager, agentIds: readonly number[], span: Interval): Promise<Absence[]> {
    return absencesOverlapping(manager, agentIds, span);
  }

  queue(manager: EntityManager, id: number): Promise<Queue | null> {
    return queues.byId(manager, id);
  }

  queues(manager: EntityManager, ids: readonly number[]): Promise<Queue[]> {
    return queues.byIds(manager, ids);
  }

  campaigns(manager: EntityManager, ids: readonly number[]): Promise<Campaign[]> {
    return campaigns.byIds(manager, ids);
  }

  clients(manager: EntityManager, ids: readonly number[]): Promise<Client[]> {
    return clients.byIds(manager, ids);
  }

  contracts(manager: EntityManager, ids: readonly number[]): Promise<Contract[]> {
    return contracts.byIds(manager, ids);
  }

  site(manager: EntityManager, id: number): Promise<Site | null> {
    return sites.byId(manager, id);
  }

  sites(manager: EntityManager, ids: readonly number[]): Promise<Site[]> {
    return sites.byIds(manager, ids);
  }

  team(manager: EntityManager, id: number): Promise<Team | null> {
    return teams.byId(manager, id);
  }

  teams(manager: EntityManager, ids: readonly number[]): Promise<Team[]> {
    return teams.byIds(manager, ids);
  }

  agentsByIds(manager: EntityManager, ids: readonly number[]): Promise<Agent[]> {
    return agentsByIds(manager, ids);
  }

  /** Finds agents by the codes that telephony and files know them by. */
  agentsByCodes(manager: EntityManager, codes: readonly string[]): Promise<Agent[]> {
    return agentsWhere(manager, {}, 'code', codes);
  }

  agentsOfTeam(manager: EntityManager, teamId: number): Promise<Agent[]> {
    return agentsWhere(manager, {}, 'teamId', [teamId]);
  }

  agentInReach(manager: EntityManager, reach: Scope, agentId: number): Promise<Agent | null> {
    return agentById(manager, agentId, agentsWithin(reach));
  }

  agentsInReach(
    manager: EntityManager,
    reach: Scope,
    filter: { readonly siteId?: number; readonly teamId?: number } = {},
  ): Promise<Agent[]> {
    const scope = agentsWithin(reach);
    if (filter.teamId !== undefined) {
      const wanted = (agent: Agent) => filter.siteId === undefined || agent.siteId === filter.siteId;
      return agentsWhere(manager, scope, 'teamId', [filter.teamId]).then((found) => found.filter(wanted));
    }
    return filter.siteId === undefined
      ? allAgents(manager, scope)
      : agentsWhere(manager, scope, 'siteId', [filter.siteId]);
  }

  async queueInReach(manager: EntityManager, reach: Scope, queueId: number): Promise<Queue | null> {
    return queues.byId(manager, queueId, await queuesWithin(manager, reach));
  }

  async queuesInReach(manager: EntityManager, reach: Scope): Promise<Queue[]> {
    return queues.all(manager, await queuesWithin(manager, reach));
  }

  async campaignInReach(manager: EntityManager, reach: Scope, campaignId: number): Promise<Campaign | null> {
    return campaigns.byId(manager, campaignId, await campaignsWithin(manager, reach));
  }

  async clientInReach(manager: EntityManager, reach: Scope, clientId: number): Promise<Client | null> {
    return clients.byId(manager, clientId, await clientsWithin(manager, reach));
  }

  /** The site, if the reach holds all of it. */
  siteInReach(manager: EntityManager, reach: Scope, siteId: number): Promise<Site | null> {
    return sites.byId(manager, siteId, sitesWithin(reach));
  }

  /** The team, if the reach holds all of it. */
  teamInReach(manager: EntityManager, reach: Scope, teamId: number): Promise<Team | null> {
    return teams.byId(manager, teamId, teamsWithin(reach));
  }

  async visibleQueueIds(manager: EntityManager, reach: Scope): Promise<number[] | 'all'> {
    if (reach.everywhere) return 'all';
    const visible = await queues.all(manager, await queuesWithin(manager, reach));
    return visible.map((queue) => queue.id);
  }

  /**
   * Holidays from the first to the last day, both included: public ones, with own days of the site or client put in. A queue has those of its
   * own country with the client's own days.
   */
  async holidays(manager: EntityManager, of: CalendarOf, from: LocalDate, to: LocalDate): Promise<Holiday[]> {
    const { country, overrides } = await calendar(manager, of);
    const years = [from, to].map((date) => Number(date.slice(0, 4)));
    const publicDays = country === null ? [] : publicHolidays(country, years[0], years[1]);
    return withOverrides(publicDays, overrides).filter((day) => from <= day.date && day.date <= to);
  }
}

async function calendar(manager: EntityManager, of: CalendarOf): Promise<Calendar> {
  if ('country' in of) return { country: of.country, overrides: [] };
  if ('queueId' in of) {
    const queue = await queues.byId(manager, of.queueId);
    if (queue === null) return { country: null, overrides: [] };
    const client = await calendar(manager, { clientId: queue.clientId });
    return { ...client, country: queue.country ?? client.country };
  }
  const owner =
    'siteId' in of ? await sites.byId(manager, of.siteId) : await clients.byId(manager, of.clientId);
  const where = 'siteId' in of ? { siteId: of.siteId } : { clientId: of.clientId };
  return { country: owner?.country ?? null, overrides: await holidayOverrides.all(manager, where) };
}

function isEmployed(agent: Agent, span: Interval): boolean {
  const first = localDateOf(span.start, agent.zone);
  const last = localDateOf(instant(span.end - 1), agent.zone);
  return agent.hiredOn <= last && (agent.leftOn === null || agent.leftOn >= first);
}

function present(ids: readonly (number | null)[]): number[] {
  return ids.filter((id) => id !== null);
}
