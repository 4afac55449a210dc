import { startApp, type TestApp } from '../../support/app.js';
import { buildScopedCompany, type Person, ROLES_OF_PEOPLE, type ScopedCompany } from './scoped-company.js';

const LISTS = ['sites', 'teams', 'agents', 'contracts', 'clients', 'queues', 'campaigns'] as const;
type List = (typeof LISTS)[number];
const NO = 'FORBIDDEN';
const OF_THE_BANK = { clients: ['BANK'], queues: ['BANK-HELP'], campaigns: ['BANK-LATE'] };
const FULL = { contracts: ['FULL'] };

const SEEN: Record<Person, Record<List, string | readonly string[]>> = {
  planner: {
    sites: ['MNL', 'BOG'],
    teams: ['MNL-1', 'MNL-2', 'BOG-1'],
    agents: ['ANA', 'MIA', 'BOB'],
    clients: ['BANK', 'TRAVEL'],
    queues: ['BANK-HELP', 'TRAVEL-HELP'],
    campaigns: ['BANK-LATE', 'TRAVEL-SALES'],
    ...FULL,
  },
  manilaPlanner: {
    sites: ['MNL'],
    teams: ['MNL-1', 'MNL-2'],
    agents: ['ANA', 'MIA'],
    ...OF_THE_BANK,
    ...FULL,
  },
  lead: { sites: ['MNL'], teams: ['MNL-1'], agents: ['ANA'], ...OF_THE_BANK, ...FULL },
  siteUser: { sites: ['MNL'], teams: ['MNL-1', 'MNL-2'], agents: ['ANA', 'MIA'], ...OF_THE_BANK, ...FULL },
  clientViewer: { sites: NO, teams: NO, agents: NO, contracts: NO, ...OF_THE_BANK },
  agent: { sites: ['MNL'], teams: ['MNL-1'], agents: ['ANA'], ...OF_THE_BANK, ...FULL },
};

describe('the workforce over the API', () => {
  let app: TestApp;
  let company: ScopedCompany;

  beforeAll(async () => {
    app = await startApp();
    company = await buildScopedCompany(app);
  });

  afterAll(() => app.close());

  async function codes(person: Person, list: List): Promise<string | string[]> {
    const query = `{ list: ${list} { totalCount nodes { code } } }`;
    const answer = await app.graphql<{ list: { totalCount: number; nodes: { code: string }[] } } | null>(
      query,
      {},
      company.tokens[person],
    );
    if (answer.errors) return answer.errors[0].extensions.code;
    expect(answer.data!.list.totalCount).toBe(answer.data!.list.nodes.length);
    return answer.data!.list.nodes.map((node) => node.code);
  }

  async function refusal(person: Person, operation: string): Promise<{ code: string; message: string }> {
    const { errors, status } = await app.graphql(operation, {}, company.tokens[person]);
    expect(status).toBeLessThan(500);
    expect(errors).toHaveLength(1);
    return { code: errors![0].extensions.code, message: errors![0].message };
  }

  describe.each(ROLES_OF_PEOPLE)('shows %s', (person) => {
    it.each(LISTS)('exactly their %s', async (list) => {
      expect(await codes(person, list)).toEqual(SEEN[person][list]);
    });
  });

  it('shows nothing to somebody who is not signed in', async () => {
    const { errors } = await app.graphql('{ sites { totalCount } }');
    expect(errors?.[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  it('shows a lead only their own part of what hangs together', async () => {
    const query = '{ sites { nodes { code teams { code agents { code } } } } }';
    const { data } = await app.graphql(query, {}, company.tokens.lead);
    expect(data).toEqual({
      sites: { nodes: [{ code: 'MNL', teams: [{ code: 'MNL-1', agents: [{ code: 'ANA' }] }] }] },
    });
  });

  it('answers for what is out of reach as for what does not exist', async () => {
    const asked: readonly (readonly [Person, string, number, string])[] = [
      ['lead', 'agent', company.mia.id, 'AGENT_NOT_FOUND'],
      ['siteUser', 'agent', company.bob.id, 'AGENT_NOT_FOUND'],
      ['agent', 'agent', company.mia.id, 'AGENT_NOT_FOUND'],
      ['lead', 'team', company.manilaTwo.id, 'TEAM_NOT_FOUND'],
      ['siteUser', 'site', company.bogota.id, 'SITE_NOT_FOUND'],
      ['siteUser', 'queue', company.travelQueue.id, 'QUEUE_NOT_FOUND'],
      ['clientViewer', 'client', company.travel.id, 'CLIENT_NOT_FOUND'],
      ['clientViewer', 'queue', company.travelQueue.id, 'QUEUE_NOT_FOUND'],
      ['clientViewer', 'campaign', company.travelCampaign.id, 'CAMPAIGN_NOT_FOUND'],
      ['agent', 'campaign', company.travelCampaign.id, 'CAMPAIGN_NOT_FOUND'],
    ];
    for (const [person, thing, id, code] of asked) {
      const outside = await refusal(person, `{ ${thing}(id: "${id}") { code } }`);
      const nowhere = await refusal(person, `{ ${thing}(id: "999999") { code } }`);
      expect(outside.code).toBe(code);
      expect(outside.message).toBe(nowhere.message.replace('999999', String(id)));
    }
  });

  it.each(['lead', 'siteUser', 'clientViewer', 'agent'] as const)(
    'lets %s change nothing',
    async (person) => {
      const { ana, manilaOne, contract, bankQueue } = company;
      const mutations = [
        `updateAgent(id: "${ana.id}", input: { name: "X" }) { id }`,
        `createAgent(input: { code: "N", name: "N", teamId: "${manilaOne.id}", contractId: "${contract.id}", hiredOn: "2024-01-01" }) { id }`,
        `createEntitlement(input: { agentId: "${ana.id}", queueId: "${bankQueue.id}" }) { id }`,
        `createAbsence(input: { agentId: "${ana.id}", start: "2026-01-01T00:00Z", end: "2026-01-02T00:00Z", reason: "x" }) { id }`,
        `updateQueue(id: "${bankQueue.id}", input: { name: "X" }) { id }`,
        `updateSite(id: "${company.manila.id}", input: { name: "X" }) { id }`,
        `importWorkforce(kind: AGENTS, fileName: "f", content: "x") { __typename }`,
        `createAccount(input: { email: "x@example.com", name: "x", password: "four unrelated words", grants: [] }) { id }`,
      ];
      for (const mutation of mutations) {
        expect((await refusal(person, `mutation { ${mutation} }`)).code).toBe('FORBIDDEN');
      }
    },
  );

  it('lets the planner of one site change that site’s agents only', async () => {
    const { ana, bob, bogotaOne, manilaTwo } = company;
    const change = (id: number, input: string) =>
      `mutation { updateAgent(id: "${id}", input: { ${input} }) { name teamId } }`;
    const { data } = await app.graphql(change(ana.id, 'name: "Ana R."'), {}, company.tokens.manilaPlanner);
    expect(data).toEqual({ updateAgent: { name: 'Ana R.', teamId: String(ana.teamId) } });
    expect(await refusal('manilaPlanner', change(bob.id, 'name: "X"'))).toMatchObject({
      code: 'AGENT_NOT_FOUND',
    });
    expect(await refusal('manilaPlanner', change(ana.id, `teamId: "${bogotaOne.id}"`))).toMatchObject({
      code: 'TEAM_NOT_FOUND',
    });
    const team = `mutation { updateTeam(id: "${manilaTwo.id}", input: { name: "X" }) { id } }`;
    expect((await refusal('manilaPlanner', team)).code).toBe('FORBIDDEN');
  });

  it('keeps own holidays of sites and clients apart', async () => {
    const holidays = (of: string) => `{ holidays(${of}, from: "2026-06-01", to: "2026-06-30") { date } }`;
    const { data } = await app.graphql(holidays(`siteId: "${company.manila.id}"`), {}, company.tokens.agent);
    expect(data.holidays).toContainEqual({ date: '2026-06-12' });
    const others = await refusal('agent', holidays(`clientId: "${company.travel.id}"`));
    expect(others.code).toBe('CLIENT_NOT_FOUND');
    const site = await refusal('clientViewer', holidays(`siteId: "${company.manila.id}"`));
    expect(site.code).toBe('FORBIDDEN');
  });
});
