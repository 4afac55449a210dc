import { SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { WorkforceImportService } from '../../../src/workforce/workforce-import.service.js';
import { everywhere, limited } from '../../builders/grants.js';
import { buildCompany, type Company } from '../../builders/workforce.js';
import { type GraphqlAnswer, startApp, type TestApp } from '../../support/app.js';
import { countStatements } from '../../support/statements.js';

const EVERYTHING = `query Everything($first: Int!) {
  agents(first: $first) {
    nodes {
      code
      site { code }
      team { code site { code } }
      contract { code }
      entitlements { speed queue { code client { code } } campaign { code client { code } } }
      certificates { language level }
      availability { weekdays }
      absences(from: "2026-01-01T00:00Z", to: "2027-01-01T00:00Z") { reason }
    }
  }
}`;

interface AgentsPage {
  readonly agents: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly code: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

describe('nested fields', () => {
  let app: TestApp;
  let company: Company;
  const tokens: Record<string, string> = {};

  beforeAll(async () => {
    app = await startApp();
    company = await buildCompany(app.app);
    const imports = app.app.get(WorkforceImportService, { strict: false });
    const numbers = Array.from({ length: 120 }, (_, index) => index + 1);
    const files = {
      agents: [
        'code,name,team,contract,hired_on',
        ...numbers.map((n) => `A-${n},Agent ${n},MNL-1,FULL,2024-01-01`),
      ],
      entitlements: [
        'agent,queue,campaign',
        ...numbers.map((n) => `A-${n},${n % 2 ? 'BANK-HELP,' : ',BANK-LATE'}`),
      ],
      certificates: [
        'agent,language,level,tested_on,expires_on,assessor',
        ...numbers.map((n) => `A-${n},en,C1,2025-01-01,2027-01-01,Lab`),
      ],
      absences: ['agent,start,end,reason', ...numbers.map((n) => `A-${n},2026-04-01,2026-04-02,leave`)],
    } as const;
    for (const kind of ['agents', 'entitlements', 'certificates', 'absences'] as const) {
      const content = files[kind].join('\n');
      await imports.import(SYSTEM_ACTOR, { kind, fileName: kind, content });
    }
    const account = (name: string) => ({
      name,
      email: `${name}@example.com`,
      password: 'four unrelated words',
    });
    tokens.planner = await app.createAccount({ ...account('planner'), grants: [everywhere('planner')] });
    const lead = limited('team-lead', { teamIds: [company.manilaOne.id] });
    tokens.lead = await app.createAccount({ ...account('lead'), grants: [lead] });
  });

  afterAll(() => app.close());

  it.each(['planner', 'lead'])('cost %s as many statements for 100 agents as for 3', async (person) => {
    const ask = (first: number) => app.graphql(EVERYTHING, { first }, tokens[person]);
    await ask(1);
    const few = await countStatements(app, () => ask(3));
    const many = await countStatements(app, () => ask(100));
    // Clients of queues and of campaigns share a batch or not, as the answers come in; a statement per row would be 97 more.
    expect(Math.abs(many - few)).toBeLessThan(10);
    expect(few).toBeLessThan(60);
  });

  it('are all there', async () => {
    const { data, errors } = await app.graphql<{ agents: { nodes: unknown[] } }>(
      EVERYTHING,
      { first: 1 },
      tokens.planner,
    );
    expect(errors).toBeUndefined();
    expect(data.agents.nodes).toEqual([
      {
        code: 'A-1',
        site: { code: 'MNL' },
        team: { code: 'MNL-1', site: { code: 'MNL' } },
        contract: { code: 'FULL' },
        entitlements: [{ speed: 1, queue: { code: 'BANK-HELP', client: { code: 'BANK' } }, campaign: null }],
        certificates: [{ language: 'en', level: 'C1' }],
        availability: [],
        absences: [{ reason: 'leave' }],
      },
    ]);
  });

  it('page by cursor without repeating or leaving out anybody', async () => {
    const codes: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 10; pages++) {
      const query =
        'query P($after: String) { agents(first: 50, after: $after) { totalCount nodes { code } pageInfo { hasNextPage endCursor } } }';
      const answer: GraphqlAnswer<AgentsPage> = await app.graphql<AgentsPage>(
        query,
        { after },
        tokens.planner,
      );
      const { nodes, pageInfo, totalCount } = answer.data.agents;
      expect(totalCount).toBe(120);
      codes.push(...nodes.map((node) => node.code));
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) break;
    }
    expect(codes).toEqual(Array.from({ length: 120 }, (_, index) => `A-${index + 1}`));
  });

  it('find agents by part of the code or name, in any case and literally', async () => {
    const find = async (search: string) => {
      const query = 'query F($search: String) { agents(search: $search, first: 200) { totalCount } }';
      const { data } = await app.graphql<{ agents: { totalCount: number } }>(
        query,
        { search },
        tokens.planner,
      );
      return data.agents.totalCount;
    };
    expect(await find('a-12')).toBe(2);
    expect(await find('AGENT 7')).toBe(11);
    expect(await find('%')).toBe(0);
    expect(await find('_')).toBe(0);
    expect(await find('')).toBe(120);
  });
});
