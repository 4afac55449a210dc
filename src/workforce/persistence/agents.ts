import { type EntityManager } from 'typeorm';
import { type Page, type PageRequest } from '../../database/page.js';
import { type Agent } from '../workforce.js';
import { AgentEntity } from './agent.entity.js';
import { MappedTable, type Where } from '../../database/mapped-table.js';
import { sites } from './tables.js';

/** An agent as stored: without the zone that the site may give. */
export type StoredAgent = Omit<Agent, 'zone'>;

export const storedAgents = new MappedTable<AgentEntity, StoredAgent>(AgentEntity, {
  toData: (row) => ({ ...row }),
  toRow: (data) => data,
});

export async function agentById(
  manager: EntityManager,
  id: number,
  where: Where<AgentEntity> = {},
): Promise<Agent | null> {
  const stored = await storedAgents.byId(manager, id, where);
  return stored === null ? null : (await withZones(manager, [stored]))[0];
}

export async function agentsByIds(
  manager: EntityManager,
  ids: readonly number[],
  where: Where<AgentEntity> = {},
): Promise<Agent[]> {
  return withZones(manager, await storedAgents.byIds(manager, ids, where));
}

/** Agents that meet both conditions, in the order of ids. */
export async function agentsWhere(
  manager: EntityManager,
  scope: Where<AgentEntity>,
  column: 'siteId' | 'teamId' | 'code',
  values: readonly (number | string)[],
): Promise<Agent[]> {
  return withZones(manager, await storedAgents.among(manager, column, values, scope));
}

export async function allAgents(manager: EntityManager, scope: Where<AgentEntity>): Promise<Agent[]> {
  return withZones(manager, await storedAgents.all(manager, scope));
}

export async function agentsPage(
  manager: EntityManager,
  request: PageRequest,
  scope: Where<AgentEntity>,
  filter: Where<AgentEntity>,
): Promise<Page<Agent>> {
  const page = await storedAgents.page(manager, request, scope, filter);
  return { ...page, nodes: await withZones(manager, page.nodes) };
}

async function withZones(manager: EntityManager, stored: readonly StoredAgent[]): Promise<Agent[]> {
  if (stored.length === 0) return [];
  const found = await sites.byIds(
    manager,
    stored.map((agent) => agent.siteId),
  );
  const zoneOfSite = new Map(found.map((site) => [site.id, site.zone]));
  return stored.map((agent) => ({
    ...agent,
    zone: agent.ownZone ?? zoneOfSite.get(agent.siteId)!,
  }));
}
