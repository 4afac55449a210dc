import { Brackets, type EntityManager, type FindOptionsWhere, In } from 'typeorm';
import { type Scope } from '../../access/actor.js';
import { AgentEntity, EntitlementEntity } from './agent.entity.js';
import { type Where } from '../../database/mapped-table.js';
import {
  type ClientEntity,
  type ContractEntity,
  type SiteEntity,
  TeamEntity,
} from './organisation.entity.js';
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

/** Sites held, and those of teams and agents held: their name and zone belong to the picture. */
export async function sitesSeenFrom(manager: EntityManager, reach: Scope): Promise<Where<SiteEntity>> {
  if (reach.everywhere) return {};
  const seen = new Set(reach.siteIds);
  const { teamIds, agentIds } = reach;
  for (const { siteId } of await rowsOf(manager, TeamEntity, teamIds)) seen.add(siteId);
  for (const { siteId } of await rowsOf(manager, AgentEntity, agentIds)) seen.add(siteId);
  return { id: In([...seen]) };
}

/** Teams held, and those of agents held. */
export async function teamsSeenFrom(manager: EntityManager, reach: Scope): Promise<Where<TeamEntity>> {
  if (reach.everywhere) return {};
  const agents = await rowsOf(manager, AgentEntity, reach.agentIds);
  const teamIds = [...reach.teamIds, ...agents.map((agent) => agent.teamId)];
  return [{ siteId: In(reach.siteIds) }, { id: In(teamIds) }];
}

/** Contracts of the agents in reach. */
export async function contractsWithin(manager: EntityManager, reach: Scope): Promise<Where<ContractEntity>> {
  if (reach.everywhere) return {};
  const rows = await manager
    .createQueryBuilder(AgentEntity, 'a')
    .select('a.contractId', 'contractId')
    .distinct(true)
    .where(agentsWithin(reach))
    .getRawMany<{ contractId: number }>();
  return { id: In(rows.map((row) => row.contractId)) };
}

async function rowsOf<Row extends TeamEntity | AgentEntity>(
  manager: EntityManager,
  entity: new () => Row,
  ids: readonly number[],
): Promise<Row[]> {
  if (ids.length === 0) return [];
  return manager.findBy<Row>(entity, { id: In(ids) } as FindOptionsWhere<Row>);
}
