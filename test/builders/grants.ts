import { EVERYWHERE, type Grant, NOWHERE, type Role, type Scope } from '../../src/access/actor.js';

export const everywhere = (role: Role): Grant => ({ role, scope: EVERYWHERE });
export const limited = (role: Role, scope: Partial<Scope>): Grant => ({
  role,
  scope: { ...NOWHERE, ...scope },
});
