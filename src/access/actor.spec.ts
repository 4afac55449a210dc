import {
  type Actor,
  EVERYWHERE,
  type Grant,
  NOWHERE,
  permissionsEverywhereOf,
  permissionsOf,
  reachOf,
  requireEverywhere,
  requireReach,
  SYSTEM_ACTOR,
} from './actor.js';

const actor = (...grants: Grant[]): Actor => ({ accountId: 1, name: 'x', grants });

describe('reach', () => {
  it('joins the scopes of the roles that grant the permission, and of no other', () => {
    const somebody = actor(
      { role: 'site-user', scope: { ...NOWHERE, siteIds: [1, 2] } },
      { role: 'team-lead', scope: { ...NOWHERE, siteIds: [2], teamIds: [5] } },
      { role: 'client-viewer', scope: { ...NOWHERE, clientIds: [9] } },
    );
    expect(reachOf(somebody, 'agent.read')).toEqual({ ...NOWHERE, siteIds: [1, 2], teamIds: [5] });
    expect(reachOf(somebody, 'forecast.read')).toEqual({ ...NOWHERE, clientIds: [9] });
    expect(reachOf(somebody, 'adherence.write')).toEqual({ ...NOWHERE, siteIds: [2], teamIds: [5] });
  });

  it('is nowhere without grants', () => {
    expect(reachOf(actor(), 'client.read')).toBeNull();
    expect(() => requireReach(actor(), 'client.read')).toThrow('Your roles do not include "client.read"');
  });

  it('must be everywhere to change shared data', () => {
    const sitePlanner = actor({ role: 'planner', scope: { ...NOWHERE, siteIds: [1] } });
    expect(() => requireEverywhere(sitePlanner, 'organisation.write')).toThrow('limited to a part');
    expect(() => requireEverywhere(SYSTEM_ACTOR, 'organisation.write')).not.toThrow();
  });
});

describe('permissions', () => {
  it('of an agent only read, ask, and explain what he did', () => {
    const permissions = permissionsOf(actor({ role: 'agent', scope: { ...NOWHERE, agentIds: [1] } }));
    expect(permissions).toEqual([
      'adherence.explain',
      'adherence.read',
      'agent.read',
      'client.read',
      'request.write',
      'roster.read',
    ]);
  });

  it('everywhere are those of grants without a limit', () => {
    const scope = { ...NOWHERE, teamIds: [5] };
    const lead = actor({ role: 'team-lead', scope }, { role: 'client-viewer', scope: EVERYWHERE });
    expect(permissionsOf(lead)).toContain('adherence.write');
    expect(permissionsEverywhereOf(lead)).toEqual(['client.read', 'coverage.read', 'forecast.read']);
  });

  it('to manage access belong to administrators alone', () => {
    const planner = actor({ role: 'planner', scope: EVERYWHERE });
    expect(permissionsOf(planner)).not.toContain('access.manage');
    expect(permissionsOf(SYSTEM_ACTOR)).toContain('access.manage');
  });
});
