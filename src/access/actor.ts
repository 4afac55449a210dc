import { permissionLimited, permissionMissing } from './access.errors.js';

export const ROLES = ['admin', 'planner', 'team-lead', 'site-user', 'client-viewer', 'agent'] as const;
export type Role = (typeof ROLES)[number];

/** What can be done; denied unless a role grants it. */
export type Permission =
  | 'access.manage'
  | 'organisation.write' // clients, sites, teams, contracts, queues, campaigns, calendars
  | 'client.read' // clients, queues, campaigns
  | 'agent.read' // agents with entitlements, certificates, availability, absences
  | 'agent.write'
  | 'forecast.read' // history, forecasts, requirements
  | 'forecast.write'
  | 'roster.read' // published shifts of agents
  | 'roster.draft' // runs, drafts, explanations
  | 'roster.write'
  | 'request.write' // for or against shifts and days of agents
  | 'coverage.read' // planned against required by queue and interval, outbound hours
  | 'adherence.read'
  | 'adherence.explain' // say why a deviation was right
  | 'adherence.write';

const READS_OF_A_SITE: readonly Permission[] = ['client.read', 'agent.read', 'roster.read', 'adherence.read'];

const GRANTED: Readonly<Record<Role, readonly Permission[]>> = {
  admin: [
    'access.manage',
    'organisation.write',
    'client.read',
    'agent.read',
    'agent.write',
    'forecast.read',
    'forecast.write',
    'roster.read',
    'roster.draft',
    'roster.write',
    'request.write',
    'coverage.read',
    'adherence.read',
    'adherence.explain',
    'adherence.write',
  ],
  planner: [
    'organisation.write',
    'client.read',
    'agent.read',
    'agent.write',
    'forecast.read',
    'forecast.write',
    'roster.read',
    'roster.draft',
    'roster.write',
    'request.write',
    'coverage.read',
    'adherence.read',
    'adherence.explain',
    'adherence.write',
  ],
  'team-lead': [...READS_OF_A_SITE, 'request.write', 'adherence.explain', 'adherence.write'],
  'site-user': READS_OF_A_SITE,
  'client-viewer': ['client.read', 'forecast.read', 'coverage.read'],
  agent: [...READS_OF_A_SITE, 'request.write', 'adherence.explain'],
};

/** Where a role holds: everywhere, or in the named sites, teams, clients, or for one agent (self). */
export interface Scope {
  readonly everywhere: boolean;
  readonly siteIds: readonly number[];
  readonly teamIds: readonly number[];
  readonly clientIds: readonly number[];
  readonly agentIds: readonly number[];
}

export const NOWHERE: Scope = { everywhere: false, siteIds: [], teamIds: [], clientIds: [], agentIds: [] };
export const EVERYWHERE: Scope = { ...NOWHERE, everywhere: true };

export interface Grant {
  readonly role: Role;
  readonly scope: Scope;
}

/** Who is asking. */
export interface Actor {
  readonly accountId: number;
  readonly name: string;
  readonly grants: readonly Grant[];
}

/** Everything that some role of the actor grants, somewhere. */
export function permissionsOf(actor: Pick<Actor, 'grants'>): Permission[] {
  return [...new Set(actor.grants.flatMap((grant) => GRANTED[grant.role]))].sort();
}

/** Everything that some role of the actor grants everywhere, as changing shared data needs. */
export function permissionsEverywhereOf(actor: Pick<Actor, 'grants'>): Permission[] {
  return permissionsOf({ grants: actor.grants.filter(({ scope }) => scope.everywhere) });
}

/** The union of the scopes in which the actor holds the permission; `null` when no role of his grants it. */
export function reachOf(actor: Actor, permission: Permission): Scope | null {
  const scopes = actor.grants.filter((g) => GRANTED[g.role].includes(permission)).map((g) => g.scope);
  if (scopes.length === 0) return null;
  const union = (ids: (scope: Scope) => readonly number[]) => [...new Set(scopes.flatMap(ids))];
  return {
    everywhere: scopes.some((scope) => scope.everywhere),
    siteIds: union((scope) => scope.siteIds),
    teamIds: union((scope) => scope.teamIds),
    clientIds: union((scope) => scope.clientIds),
    agentIds: union((scope) => scope.agentIds),
  };
}

/**
 * The reach of a permission.
 * @throws UserError FORBIDDEN when no role of the actor grants it.
 */
export function requireReach(actor: Actor, permission: Permission): Scope {
  const reach = reachOf(actor, permission);
  if (reach === null) throw permissionMissing(permission);
  return reach;
}

/** @throws UserError FORBIDDEN unless the permission is held everywhere, as changing shared data needs. */
export function requireEverywhere(actor: Actor, permission: Permission): void {
  if (!requireReach(actor, permission).everywhere) throw permissionLimited(permission);
}

/** The command line and jobs act for the house itself. */
export const SYSTEM_ACTOR: Actor = {
  accountId: 0,
  name: 'system',
  grants: [{ role: 'admin', scope: EVERYWHERE }],
};
