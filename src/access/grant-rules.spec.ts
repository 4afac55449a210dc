import { EVERYWHERE, type Grant, NOWHERE, type Role, type Scope } from './actor.js';
import { agentOf, checkGrant } from './grant-rules.js';

const grant = (role: Role, scope: Partial<Scope>): Grant => ({ role, scope: { ...NOWHERE, ...scope } });

describe('a grant', () => {
  it.each<[Role, Partial<Scope>]>([
    ['admin', EVERYWHERE],
    ['planner', EVERYWHERE],
    ['planner', { siteIds: [1], clientIds: [2] }],
    ['team-lead', { teamIds: [1, 2] }],
    ['team-lead', { siteIds: [1] }],
    ['site-user', { siteIds: [1] }],
    ['client-viewer', { clientIds: [1] }],
    ['agent', { agentIds: [7] }],
  ])('of %s for %j is right', (role, scope) => {
    expect(() => checkGrant(grant(role, scope))).not.toThrow();
  });

  it.each<[Role, Partial<Scope>]>([
    ['admin', {}],
    ['admin', { siteIds: [1] }],
    ['admin', { everywhere: true, siteIds: [1] }],
    ['planner', {}],
    ['planner', { everywhere: true, siteIds: [1] }],
    ['planner', { agentIds: [1] }],
    ['team-lead', EVERYWHERE],
    ['team-lead', {}],
    ['team-lead', { clientIds: [1] }],
    ['site-user', { teamIds: [1] }],
    ['site-user', EVERYWHERE],
    ['client-viewer', { siteIds: [1] }],
    ['client-viewer', EVERYWHERE],
    ['agent', {}],
    ['agent', { agentIds: [1, 2] }],
    ['agent', { agentIds: [1], siteIds: [1] }],
    ['agent', EVERYWHERE],
  ])('of %s for %j is refused', (role, scope) => {
    expect(() => checkGrant(grant(role, scope))).toThrow(`The role "${role}"`);
  });
});

describe('the agent of an account', () => {
  it('is the one that its grants name', () => {
    expect(agentOf([grant('agent', { agentIds: [7] }), grant('team-lead', { teamIds: [1] })])).toBe(7);
    expect(agentOf([grant('team-lead', { teamIds: [1] })])).toBeNull();
  });

  it('cannot be two', () => {
    const two = [grant('agent', { agentIds: [7] }), grant('agent', { agentIds: [8] })];
    expect(() => agentOf(two)).toThrow('7 and 8');
  });
});
