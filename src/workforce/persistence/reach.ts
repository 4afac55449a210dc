import { Brackets, type EntityManager, In } from 'typeorm';
import { type Scope } from '../../access/actor.js';
import { AgentEntity, EntitlementEntity } from './agent.entity.js';
import { type Where } from '../../database/mapped-table.js';
import { type ClientEntity, type SiteEntity, type TeamEntity } from './organisation.entity.js';
import { CampaignEntity, QueueEntity } from './work.entity.js';

/** Which rows a reach covers, as conditions for a query. */

export function agentsWithin(reach: Scope): Where<AgentEntity> {
  if (reach.everywhere) return {};
  return [{ siteId: In(reach.siteIds) }, { teamId: In(reach.teamIds) }, { id: In(reach.agentIds) }];
}

/** Sites held whole, not those of which only a team or an agent is held. */
export function sitesWithin(reach: Scope): Where<SiteEntity> {
  return reach.everywhere ? {} : { id: In(reach.siteIds) };
}

export function teamsWithin(reach: Scope): Where<TeamEntity> {
  return reach.everywhere ? {} : [{ siteId: In(reach.siteIds) }, { id: In(reach.teamIds) }];
}

/** Queues of the clients in reach, and those that an agent in reach is entitled to. */
export async function queuesWithin(manager: EntityManager, reach: Scope): Promise<Where<QueueEntity>> {
  if (reach.everywhere) return {};
  const entitled = await entitledIds(manager, reach, 'queueId');
  return [{ clientId: In(reach.clientIds) }, { id: In(entitled) }];
}

export async function campaignsWithin(manager: EntityManager, reach: Scope): Promise<Where<CampaignEntity>> {
  if (reach.everywhere) return {};
  const entitled = await entitledIds(manager, reach, 'campaignId');
  return [{ clientId: In(reach.clientIds) }, { id: In(entitled) }];
}

/** Clients in reach, and those whose queues and campaigns are. */
export async function clientsWithin(manager: EntityManager, reach: Scope): Promise<Where<ClientEntity>> {
  if (reach.everywhere) return {};
  const clientIds = new Set(reach.clientIds);
  for (const [entity, column] of [
    [QueueEntity, 'queueId'],
    [CampaignEntity, 'campaignId'],
  ] as const) {
    const ids = await entitledIds(manager, reach, column);
    const rows = await manager.find<QueueEntity | CampaignEntity>(entity, {
      select: { clientId: true },
      where: { id: In(ids) },
    });
    for (const { clientId } of rows) clientIds.add(clientId);
  }
  return { id: In([...clientIds]) };
}

async function entitledIds(
  manager: EntityManager,
  reach: Scope,
  column: 'queueId' | 'campaignId',
): Promise<number[]> {
  if (reach.siteIds.length + reach.teamIds.length + reach.agentIds.length === 0) return [];
  const { siteIds, teamIds, agentIds } = reach;
  const rows = await manager
    .createQueryBuilder(EntitlementEntity, 'e')
    .select(`e.${column}`, 'workId')
    .distinct(true)
    .innerJoin(AgentEntity, 'a', 'a.id = e.agentId')
    .where(`e.${column} IS NOT NULL`)
    .andWhere(
      new Brackets((or) => {
        if (siteIds.length > 0) or.orWhere('a.siteId IN (:...siteIds)', { siteIds });
        if (teamIds.length > 0) or.orWhere('a.teamId IN (:...teamIds)', { teamIds });
        if (agentIds.length > 0) or.orWhere('a.id IN (:...agentIds)', { agentIds });
      }),
    )
    .getRawMany<{ workId: number }>();
  return rows.map((row) => row.workId);
}
