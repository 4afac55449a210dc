import { type Grant, SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { EntitlementsService } from '../../../src/workforce/entitlements.service.js';
import { type Agent } from '../../../src/workforce/workforce.js';
import { everywhere, limited } from '../../builders/grants.js';
import { buildCompany, type Company } from '../../builders/workforce.js';
import { type TestApp } from '../../support/app.js';

export const ROLES_OF_PEOPLE = [
  'planner',
  'manilaPlanner',
  'lead',
  'siteUser',
  'clientViewer',
  'agent',
] as const;
export type Person = (typeof ROLES_OF_PEOPLE)[number];

/** Ana and Mia in Manila work for the bank, Bob in Bogota for travel; each role has an account. */
export interface ScopedCompany extends Company {
  readonly ana: Agent;
  readonly mia: Agent;
  readonly bob: Agent;
  readonly tokens: Readonly<Record<Person, string>>;
}

export async function buildScopedCompany(app: TestApp): Promise<ScopedCompany> {
  const company = await buildCompany(app.app);
  const ana = await company.addAgent(company.manilaOne, { code: 'ANA', name: 'Ana' });
  const mia = await company.addAgent(company.manilaTwo, { code: 'MIA', name: 'Mia' });
  const bob = await company.addAgent(company.bogotaOne, { code: 'BOB', name: 'Bob' });
  const entitlements = app.app.get(EntitlementsService, { strict: false });
  const entitle = (agent: Agent, work: { queueId?: number; campaignId?: number }) => {
    const target = { queueId: null, campaignId: null, ...work };
    return entitlements.createEntitlement(SYSTEM_ACTOR, { agentId: agent.id, speed: 1, ...target });
  };
  await entitle(ana, { queueId: company.bankQueue.id });
  await entitle(ana, { campaignId: company.bankCampaign.id });
  await entitle(mia, { queueId: company.bankQueue.id });
  await entitle(bob, { queueId: company.travelQueue.id });
  const manila = { siteIds: [company.manila.id] };
  const grants: Record<Person, Grant> = {
    planner: everywhere('planner'),
    manilaPlanner: limited('planner', manila),
    lead: limited('team-lead', { teamIds: [company.manilaOne.id] }),
    siteUser: limited('site-user', manila),
    clientViewer: limited('client-viewer', { clientIds: [company.bank.id] }),
    agent: limited('agent', { agentIds: [ana.id] }),
  };
  const tokens = {} as Record<Person, string>;
  for (const person of ROLES_OF_PEOPLE) {
    const account = { name: person, email: `${person}@example.com`, password: 'four unrelated words' };
    tokens[person] = await app.createAccount({ ...account, grants: [grants[person]] });
  }
  return { ...company, ana, mia, bob, tokens };
}
