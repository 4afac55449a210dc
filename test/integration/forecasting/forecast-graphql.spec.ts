import { EVERYWHERE, NOWHERE } from '../../../src/access/actor.js';
import { addDays, dateRange, localDate, weekday } from '../../../src/time/zoned-time.js';
import { buildCompany, type Company } from '../../builders/workforce.js';
import { startApp, type TestApp } from '../../support/app.js';

let app: TestApp;
let company: Company;
let planner: string;
let bankViewer: string;
let travelViewer: string;
let siteUser: string;

const password = 'eleven quiet geese';

beforeAll(async () => {
  app = await startApp();
  company = await buildCompany(app.app);
  const account = (name: string, role: 'planner' | 'client-viewer' | 'site-user', scope: object) =>
    app.createAccount({
      name,
      email: `${name}@example.com`,
      password,
      grants: [{ role, scope: { ...NOWHERE, ...scope } }],
    });
  planner = await account('planner', 'planner', EVERYWHERE);
  bankViewer = await account('bank', 'client-viewer', { clientIds: [company.bank.id] });
  travelViewer = await account('travel', 'client-viewer', { clientIds: [company.travel.id] });
  siteUser = await account('manila', 'site-user', { siteIds: [company.manila.id] });
});
afterAll(() => app.close());

const CSV = [
  'date,start,calls',
  ...dateRange(localDate('2026-07-06'), 28)
    .filter((date) => weekday(date) <= 5)
    .flatMap((date) => [`${date},10:00,100`, `${date},10:30,50`]),
].join('\n');

const IMPORT = `mutation ($input: ImportHistoryInput!) {
  importHistory(input: $input) {
    __typename
    ... on HistoryReport { rows intervalMinutes import { id rowCount } }
    ... on Problem { code message }
    ... on HistoryRejected { problems { severity row column value advice } }
  }
}`;
const GENERATE = `mutation ($input: GenerateForecastInput!) {
  generateForecast(input: $input) {
    __typename
    ... on ForecastVersion {
      id version model parameters { name value } accuracy { byInterval { wape mase } } flags { message } queue { name }
    }
    ... on Problem { code message }
  }
}`;
const CALCULATE = `mutation ($input: CalculateRequirementInput!) {
  calculateRequirement(input: $input) {
    id status routedShare plan { model loadModel shrinkage { place scheduledByRoster } profiles { to minAgents } }
  }
}`;
const PUBLISH = `mutation ($id: ID!) {
  publishRequirement(id: $id) {
    __typename
    ... on Requirement { status }
    ... on RequirementNotDraft { code status }
  }
}`;
const PUBLISHED = `query ($queueId: ID!, $from: Instant!, $to: Instant!) {
  publishedRequirement(queueId: $queueId, from: $from, to: $to) {
    start offered requiredAgents scheduledAgents rosterTarget bindingTarget serviceLevel
  }
}`;

type Answer = Record<string, Record<string, unknown>>;

async function answer(query: string, variables: object, token = planner): Promise<Record<string, unknown>> {
  const { data, errors } = await app.graphql<Answer>(query, { ...variables }, token);
  if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
  return Object.values(data)[0];
}

const importOf = (queueId: number, content: string) => ({
  input: { queueId: `${queueId}`, fileName: 'july.csv', content, zone: 'America/New_York' },
});

describe('a forecast over GraphQL', () => {
  const week = { from: '2026-08-03T00:00:00-04:00', to: '2026-08-10T00:00:00-04:00' };

  it('goes from a file to a published requirement, each seeing his own client only', async () => {
    const queueId = `${company.bankQueue.id}`;
    const report = await answer(IMPORT, importOf(company.bankQueue.id, CSV));
    expect(report).toMatchObject({ __typename: 'HistoryReport', rows: 40, intervalMinutes: 30 });

    const forecast = await answer(GENERATE, {
      input: {
        queueId,
        from: addDays(localDate('2026-07-06'), 28),
        model: 'weekday-average',
        parameters: [{ name: 'weeks', value: 3 }],
      },
    });
    expect(forecast).toMatchObject({
      __typename: 'ForecastVersion',
      version: 1,
      parameters: [{ name: 'weeks', value: 3 }],
      flags: [],
      queue: { name: 'Help desk' },
    });

    const requirement = await answer(CALCULATE, {
      input: {
        forecastId: forecast.id,
        routedShare: 0.25,
        loadModel: 'MODIFIED_OFFERED_LOAD',
        shrinkage: [{ name: 'breaks', place: 'IN_OFFICE', share: 0.3, scheduledByRoster: true }],
        profiles: [{ weekdays: [1], from: '18:00', to: '00:00', minAgents: 2 }],
      },
    });
    expect(requirement).toMatchObject({
      status: 'DRAFT',
      plan: {
        model: 'C',
        loadModel: 'MODIFIED_OFFERED_LOAD',
        shrinkage: [{ place: 'IN_OFFICE', scheduledByRoster: true }],
        profiles: [{ to: '00:00', minAgents: 2 }],
      },
    });
    expect(await answer(PUBLISHED, { queueId, ...week })).toEqual([]);
    expect(await answer(PUBLISH, { id: requirement.id })).toEqual({
      __typename: 'Requirement',
      status: 'PUBLISHED',
    });
    expect(await answer(PUBLISH, { id: requirement.id })).toMatchObject({
      __typename: 'RequirementNotDraft',
      code: 'REQUIREMENT_NOT_DRAFT',
    });

    const rows = (await answer(PUBLISHED, { queueId, ...week }, bankViewer)) as unknown as object[];
    expect(rows).toHaveLength(5 * 24);
    // Of 4.17 erlangs 3.5 are in progress in the half-hour in which the calls begin.
    expect(rows[4]).toMatchObject({
      start: '2026-08-03T14:00:00.000Z',
      offered: 25,
      requiredAgents: 6,
      scheduledAgents: 9,
      rosterTarget: 6,
      bindingTarget: 'SERVICE_LEVEL',
    });

    const outside = await app.graphql(PUBLISHED, { queueId, ...week }, travelViewer);
    expect(outside.errors?.[0].extensions.code).toBe('QUEUE_NOT_FOUND');
    const site = await app.graphql(PUBLISHED, { queueId, ...week }, siteUser);
    expect(site.errors?.[0].extensions.code).toBe('FORBIDDEN');
    const publish = await app.graphql(PUBLISH, { id: requirement.id }, bankViewer);
    expect(publish.errors?.[0].extensions.code).toBe('FORBIDDEN');
  });

  it('lists imports, versions and requirements by page, and compares versions', async () => {
    const queueId = `${company.bankQueue.id}`;
    const LIST = `query ($queueId: ID!) {
      historyImports(queueId: $queueId, first: 10) { totalCount nodes { fileName zone undoneAt } }
      forecasts(queueId: $queueId, first: 1) { totalCount pageInfo { hasNextPage } nodes { id } }
      requirements(queueId: $queueId, statuses: [PUBLISHED]) { nodes { status queue { code } } }
      forecastModels { name parameters { name value } }
    }`;
    const { data } = await app.graphql<Record<string, { nodes: { id: string }[] }>>(
      LIST,
      { queueId },
      bankViewer,
    );
    expect(data).toMatchObject({
      historyImports: {
        totalCount: 1,
        nodes: [{ fileName: 'july.csv', zone: 'America/New_York', undoneAt: null }],
      },
      forecasts: { totalCount: 1, pageInfo: { hasNextPage: false } },
      requirements: { nodes: [{ status: 'PUBLISHED', queue: { code: 'BANK-HELP' } }] },
    });
    const COMPARE = `query ($ids: [ID!]!) { compareForecasts(ids: $ids) { figures { intervals wape } rows { actual offered } } }`;
    const compared = await answer(COMPARE, { ids: [data.forecasts.nodes[0].id] });
    expect(compared).toMatchObject({ figures: [{ intervals: 0, wape: null }] });
    const rows = compared.rows as { actual: number | null; offered: number[] }[];
    expect(rows).toHaveLength(10);
    expect(rows[0]).toEqual({ actual: null, offered: [100] });
  });

  it('answers bad input with what is wrong, and never with a fault of its own', async () => {
    const queueId = `${company.travelQueue.id}`;
    const bad = await answer(
      IMPORT,
      importOf(company.travelQueue.id, 'timestamp,calls\n2026-03-08 02:30,5\n,x'),
    );
    expect(bad).toMatchObject({
      __typename: 'HistoryRejected',
      code: 'HISTORY_REJECTED',
      problems: expect.arrayContaining([
        expect.objectContaining({ severity: 'WARNING', row: 2, column: 'timestamp' }),
        expect.objectContaining({ severity: 'ERROR', row: 3, column: 'calls', value: 'x' }),
      ]) as unknown,
    });
    expect(await answer(GENERATE, { input: { queueId, from: '2026-08-03' } })).toMatchObject({
      __typename: 'HistoryMissing',
      code: 'HISTORY_MISSING',
    });
    const cases: [string, object, string][] = [
      [GENERATE, { input: { queueId, from: '2026-08-03', model: 'arima' } }, 'FORECASTING_INVALID'],
      [GENERATE, { input: { queueId, from: '2026-08-03', days: 0 } }, 'FORECASTING_INVALID'],
      [GENERATE, { input: { queueId, from: '2026-08-03', intervalMinutes: 20 } }, 'BAD_USER_INPUT'],
      [GENERATE, { input: { queueId: 'x', from: '2026-08-03' } }, 'BAD_USER_INPUT'],
      [GENERATE, { input: { queueId: '999999', from: '2026-08-03' } }, 'QUEUE_NOT_FOUND'],
      [CALCULATE, { input: { forecastId: '999999' } }, 'FORECAST_NOT_FOUND'],
      [PUBLISH, { id: '999999' }, 'REQUIREMENT_NOT_FOUND'],
      [PUBLISHED, { queueId, from: week.to, to: week.from }, 'FORECASTING_INVALID'],
      [PUBLISHED, { queueId, from: '2020-01-01T00:00:00Z', to: week.to }, 'FORECASTING_INVALID'],
      [
        `mutation ($id: ID!) { undoHistoryImport(id: $id) { id } }`,
        { id: '999999' },
        'HISTORY_IMPORT_NOT_FOUND',
      ],
      [IMPORT, importOf(company.travelQueue.id, 'a,b\n1,2'), 'FILE_UNUSABLE'],
    ];
    for (const [query, variables, code] of cases) {
      const { errors } = await app.graphql(query, { ...variables }, planner);
      expect(errors?.[0].extensions.code).toBe(code);
    }
  });
});
