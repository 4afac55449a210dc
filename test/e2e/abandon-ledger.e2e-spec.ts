import { PlannersDay, scopeOf } from '../support/planners-day.js';

const FIELDS = `on left notice rule { id maxShare days connectWithinSeconds source verified }
  windows { kind from to liveAnswers abandoned recordedDays left cleanAnswersNeeded }
  days { date liveAnswers abandoned fileName recordedBy recordedAt }`;
const LEDGER = `query ($campaignId: ID!, $on: LocalDate!) { abandonLedger(campaignId: $campaignId, on: $on) { ${FIELDS} } }`;
const RECORD = `mutation ($input: RecordDiallerDaysInput!) { recordDiallerDays(input: $input) { ${FIELDS} } }`;
const IMPORT = `mutation ($input: ImportDiallerDaysInput!) { importDiallerDays(input: $input) {
  ... on ImportReport { rows created updated unchanged problems { row column advice } }
  ... on ImportRejected { code message problems { row column value advice } } } }`;
const PACE = `query ($campaignId: ID!, $on: LocalDate!, $agents: Int! = 20, $live: Float! = 0.02, $expected: Float! = 500) {
  abandonLedger(campaignId: $campaignId, on: $on) {
    pace(agents: $agents, averageHandleTimeSeconds: 180, liveAnswerShare: $live, expectedLiveAnswers: $expected) {
      linesPerFreeAgent dialledCallsPerHour liveAnswersPerHour abandonShare allowance notice } } }`;

interface Ledger {
  readonly left: number | null;
  readonly notice: string;
  readonly rule: { readonly source: string } | null;
  readonly windows: readonly { readonly kind: string; readonly left: number }[];
  readonly days: readonly {
    readonly date: string;
    readonly liveAnswers: number;
    readonly recordedAt: string;
  }[];
}
interface Pace {
  readonly linesPerFreeAgent: number;
  readonly dialledCallsPerHour: number;
  readonly abandonShare: number;
  readonly allowance: number;
  readonly notice: string;
}

let day: PlannersDay;

beforeAll(async () => {
  day = await PlannersDay.begin('2026-03-05T18:00:00Z');
  await day.foundCompany();
});
afterAll(() => day.app.close());

const ledger = async (on: string) =>
  (await day.ask<{ abandonLedger: Ledger }>(LEDGER, { campaignId: day.campaignId, on })).abandonLedger;
const pace = async (more = {}) => {
  const variables = { campaignId: day.campaignId, on: '2026-03-05', ...more };
  return (await day.ask<{ abandonLedger: { pace: Pace | null } }>(PACE, variables)).abandonLedger.pace;
};
const record = async (days: object[]) =>
  (await day.ask<{ recordDiallerDays: Ledger }>(RECORD, { input: { campaignId: day.campaignId, days } }))
    .recordDiallerDays;

describe('the ledger of abandoned calls', () => {
  it('takes days by file, once, with author and time, and says what is left', async () => {
    const content = 'date,live_answers,abandoned\n2026-03-02,1000,20\n2026-03-03,1000,45\n';
    const input = { campaignId: day.campaignId, fileName: 'dialler.csv', content };
    expect(await day.ask(IMPORT, { input })).toMatchObject({
      importDiallerDays: { created: 2, unchanged: 0 },
    });
    expect(await day.ask(IMPORT, { input })).toMatchObject({
      importDiallerDays: { created: 0, unchanged: 2 },
    });
    const found = await ledger('2026-03-04');
    expect(found).toMatchObject({
      left: -5,
      rule: { maxShare: 0.03, days: 30, connectWithinSeconds: 2, verified: false },
    });
    expect(found.rule?.source).toContain('16 CFR 310.4(b)(4)');
    expect(found.notice).toContain('never a promise');
    expect(found.windows).toMatchObject([
      { kind: 'ROLLING', from: '2026-02-03', to: '2026-03-04', recordedDays: 2, cleanAnswersNeeded: 167 },
      { kind: 'SUCCESSIVE', from: '2026-03-02', left: -5 },
    ]);
    expect(found.days[0]).toMatchObject({
      date: '2026-03-03',
      fileName: 'dialler.csv',
      recordedAt: '2026-03-05T18:00:00.000Z',
    });
  });

  it('lets a later record of a day count instead of the earlier', async () => {
    const corrected = await record([{ date: '2026-03-03', liveAnswers: 1000, abandoned: 30 }]);
    expect(corrected).toMatchObject({ on: '2026-03-03', left: 10, days: [{ fileName: null }, {}] });
    expect((await ledger('2026-03-02')).left).toBe(10);
    expect((await ledger('2026-03-01')).days).toEqual([]);
  });

  it('derives a limit on the pace, tighter the less is left', async () => {
    const free = await pace();
    expect(free).toMatchObject({
      allowance: 25,
      notice: expect.stringContaining('never a promise') as string,
    });
    expect(free?.abandonShare).toBe(0.03);
    await record([{ date: '2026-03-05', liveAnswers: 300, abandoned: 18 }]);
    const tight = await pace();
    expect(tight?.allowance).toBe(16);
    expect(tight?.abandonShare).toBeLessThan(0.03);
    expect(tight?.dialledCallsPerHour).toBeLessThan(free?.dialledCallsPerHour ?? 0);
    await record([{ date: '2026-03-05', liveAnswers: 300, abandoned: 60 }]);
    expect(await pace()).toMatchObject({
      linesPerFreeAgent: 1,
      dialledCallsPerHour: 0,
      abandonShare: 0,
      allowance: -26,
    });
  });

  it('has no rule and no limit where none is known', async () => {
    const { createCampaign } = await day.ask<{ createCampaign: { id: string } }>(
      `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { id } }`,
      {
        input: {
          clientId: day.otherClientId,
          code: 'UK',
          name: 'Britain',
          language: 'en',
          level: 'B2',
          callType: 'sales',
          volume: { hoursPerWeek: 10 },
          zones: [{ jurisdiction: 'GB', zone: 'Europe/London', share: 1 }],
        },
      },
    );
    const variables = { campaignId: createCampaign.id, on: '2026-03-05' };
    expect(await day.ask(LEDGER, variables)).toMatchObject({ abandonLedger: { rule: null, left: null } });
    expect(await day.ask(PACE, variables)).toEqual({ abandonLedger: { pace: null } });
  });

  it('takes nothing of a file with a bad row unless the good ones are asked for', async () => {
    const content =
      'date;live_answers;abandoned\n2026-03-04;10;11\n2026-03-01;ten;1\n2026-02-30;1;0\n2027-01-01;1;0\n2026-02-28;5;0\n2026-02-28;6;0';
    const input = { campaignId: day.campaignId, fileName: 'bad.csv', content };
    const { importDiallerDays: refused } = await day.ask<{
      importDiallerDays: { code: string; problems: { row: number; column: string; advice: string }[] };
    }>(IMPORT, { input });
    expect(refused.code).toBe('IMPORT_REJECTED');
    expect(refused.problems.map(({ row, column }) => [row, column])).toEqual([
      [2, 'abandoned'],
      [3, 'live_answers'],
      [4, 'date'],
      [5, 'date'],
      [7, 'date'],
    ]);
    expect((await ledger('2026-03-05')).days.some(({ date }) => date === '2026-02-28')).toBe(false);
    expect(await day.ask(IMPORT, { input: { ...input, keepGood: true } })).toMatchObject({
      importDiallerDays: { created: 1, problems: { length: 5 } },
    });
  });

  it.each([
    [{ date: '2026-03-04', liveAnswers: 5, abandoned: 6 }, 'OUTBOUND_INVALID'],
    [{ date: '2026-03-04', liveAnswers: -5, abandoned: 0 }, 'OUTBOUND_INVALID'],
    [{ date: '2027-03-04', liveAnswers: 5, abandoned: 0 }, 'OUTBOUND_INVALID'],
  ])('refuses to record %j', async (bad, code) => {
    const input = { campaignId: day.campaignId, days: [bad] };
    expect(await day.refusal(RECORD, { input }, day.planner)).toBe(code);
    expect(await day.refusal(RECORD, { input: { ...input, days: [] } }, day.planner)).toBe(
      'OUTBOUND_INVALID',
    );
  });

  it.each([{ agents: 0 }, { live: 0 }, { live: 2 }, { expected: 0 }, { on: '0001-01-01' }])(
    'refuses a limit for %j',
    async (more) => {
      const variables = { campaignId: day.campaignId, on: '2026-03-05', ...more };
      expect(await day.refusal(PACE, variables, day.planner)).toMatch(/OUTBOUND_INVALID|SPAN_INVALID/);
    },
  );

  it('is read by the client, written by planners, and hidden from other clients', async () => {
    const viewer = (id: string) => ({
      role: 'client-viewer' as const,
      scope: scopeOf({ clientIds: [Number(id)] }),
    });
    const owner = await day.signIn('owner', viewer(day.otherClientId));
    const stranger = await day.signIn('stranger', viewer(day.clientId));
    const variables = { campaignId: day.campaignId, on: '2026-03-05' };
    expect((await day.ask<{ abandonLedger: Ledger }>(LEDGER, variables, owner)).abandonLedger.left).toBe(-41);
    expect(await day.refusal(LEDGER, variables, stranger)).toBe('CAMPAIGN_NOT_FOUND');
    const input = {
      campaignId: day.campaignId,
      days: [{ date: '2026-03-05', liveAnswers: 1, abandoned: 0 }],
    };
    expect(await day.refusal(RECORD, { input }, owner)).toBe('FORBIDDEN');
  });
});
