import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireReach, type Scope } from '../access/actor.js';
import { explainDuplicate } from '../database/duplicates.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { AgentsService } from './agents.service.js';
import { checkSpeed } from './checks.js';
import { agentsByIds } from './persistence/agents.js';
import { agentsWithin, campaignsWithin, queuesWithin } from './persistence/reach.js';
import { campaigns, entitlements, queues } from './persistence/tables.js';
import {
  campaignNotFound,
  entitlementExists,
  entitlementNotFound,
  queueNotFound,
  valueInvalid,
} from './workforce.errors.js';
import { type Campaign, type Entitlement, type Queue } from './workforce.js';

export type NewEntitlement = Omit<Entitlement, 'id'>;

/** Who may work on what, and how fast. */
@Injectable()
export class EntitlementsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly agents: AgentsService,
  ) {}

  entitlementsOfAgents(actor: Actor, agentIds: readonly number[]): Promise<Entitlement[]> {
    const reach = requireReach(actor, 'agent.read');
    return this.unitOfWork.read(async (manager) => {
      const seen = await agentsByIds(manager, agentIds, agentsWithin(reach));
      return entitlements.among(
        manager,
        'agentId',
        seen.map((agent) => agent.id),
      );
    });
  }

  createEntitlement(actor: Actor, entitlement: NewEntitlement): Promise<Entitlement> {
    const reach = requireReach(actor, 'agent.write');
    const workReach = requireReach(actor, 'client.read');
    const speed = checkSpeed(entitlement.speed);
    return this.unitOfWork.run(async (manager) => {
      const agent = await this.agents.requireAgentWith(manager, reach, entitlement.agentId);
      const work = await requireWork(manager, workReach, entitlement);
      const row = { ...entitlement, speed };
      const id = await explainDuplicate(
        () => entitlementExists(agent.code, work.code),
        () => entitlements.insert(manager, row),
      );
      return { ...row, id };
    });
  }

  updateEntitlement(actor: Actor, id: number, speed: number): Promise<Entitlement> {
    const reach = requireReach(actor, 'agent.write');
    const checked = checkSpeed(speed);
    return this.unitOfWork.run(async (manager) => {
      const after = { ...(await this.requireEntitlement(manager, reach, id)), speed: checked };
      await entitlements.update(manager, id, after);
      return after;
    });
  }

  removeEntitlement(actor: Actor, id: number): Promise<Entitlement> {
    const reach = requireReach(actor, 'agent.write');
    return this.unitOfWork.run(async (manager) => {
      const entitlement = await this.requireEntitlement(manager, reach, id);
      await entitlements.remove(manager, id);
      return entitlement;
    });
  }

  private async requireEntitlement(manager: EntityManager, reach: Scope, id: number): Promise<Entitlement> {
    const found = await entitlements.byId(manager, id);
    const seen = found === null ? [] : await agentsByIds(manager, [found.agentId], agentsWithin(reach));
    if (found === null || seen.length === 0) throw entitlementNotFound(id);
    return found;
  }
}

async function requireWork(
  manager: EntityManager,
  reach: Scope,
  { queueId, campaignId }: NewEntitlement,
): Promise<Queue | Campaign> {
  if ((queueId === null) === (campaignId === null)) {
    const message =
      'An entitlement is to one queue or to one campaign. Give exactly one of queueId and campaignId.';
    throw valueInvalid('queueId', queueId ?? '', message);
  }
  if (queueId !== null) {
    const queue = await queues.byId(manager, queueId, await queuesWithin(manager, reach));
    if (queue === null) throw queueNotFound(queueId);
    return queue;
  }
  const campaign = await campaigns.byId(manager, campaignId!, await campaignsWithin(manager, reach));
  if (campaign === null) throw campaignNotFound(campaignId!);
  return campaign;
}
