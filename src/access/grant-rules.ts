import { grantInvalid } from './access.errors.js';
import { type Grant, type Role, type Scope } from './actor.js';

type Part = 'siteIds' | 'teamIds' | 'clientIds' | 'agentIds';

const NAMES: Readonly<Record<Part, string>> = {
  siteIds: 'sites',
  teamIds: 'teams',
  clientIds: 'clients',
  agentIds: 'agents',
};

/** Where each role can hold; a role with no parts holds everywhere only. */
const HOLDS: Readonly<Record<Role, { readonly everywhere: boolean; readonly parts: readonly Part[] }>> = {
  admin: { everywhere: true, parts: [] },
  planner: { everywhere: true, parts: ['siteIds', 'teamIds', 'clientIds'] },
  'team-lead': { everywhere: false, parts: ['teamIds', 'siteIds'] },
  'site-user': { everywhere: false, parts: ['siteIds'] },
  'client-viewer': { everywhere: false, parts: ['clientIds'] },
  agent: { everywhere: false, parts: ['agentIds'] },
};

/** @throws UserError GRANT_INVALID when the scope does not suit the role. */
export function checkGrant({ role, scope }: Grant): void {
  const { everywhere, parts } = HOLDS[role];
  const named = partsOf(scope);
  const may = [...(everywhere ? ['everywhere'] : []), ...parts.map((part) => NAMES[part])].join(', ');
  const strays = named.filter((part) => !parts.includes(part)).map((part) => NAMES[part]);
  if (strays.length > 0 || (scope.everywhere && !everywhere)) {
    const found = scope.everywhere && !everywhere ? 'everywhere' : strays.join(', ');
    throw grantInvalid(role, `The role "${role}" cannot be limited to ${found}. It can hold: ${may}.`);
  }
  if (scope.everywhere && named.length > 0) {
    throw grantInvalid(role, `The role "${role}" is given everywhere and for a part. Choose one of them.`);
  }
  if (!scope.everywhere && named.length === 0) {
    throw grantInvalid(role, `The role "${role}" must say where it holds: ${may}.`);
  }
  if (role === 'agent' && scope.agentIds.length !== 1) {
    throw grantInvalid(role, 'The role "agent" is for exactly one agent: the person of the account.');
  }
}

/** The agent whose account this is. @throws UserError GRANT_INVALID when grants name two. */
export function agentOf(grants: readonly Grant[]): number | null {
  const ids = [
    ...new Set(grants.filter(({ role }) => role === 'agent').flatMap(({ scope }) => scope.agentIds)),
  ];
  if (ids.length > 1) {
    throw grantInvalid('agent', `An account belongs to one agent, and the grants name ${ids.join(' and ')}.`);
  }
  return ids[0] ?? null;
}

function partsOf(scope: Scope): Part[] {
  return (Object.keys(NAMES) as Part[]).filter((part) => scope[part].length > 0);
}
