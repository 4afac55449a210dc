import { parseInstant } from '../../src/time/instant.js';
import { callsFrom, importFile } from '../support/forecast-steps.js';
import { PlannersDay, scopeOf } from '../support/planners-day.js';

const MARK_FIELDS = 'id date reason author createdAt undoneBy undoneAt';
const LIST = `query ($queueId: ID!, $from: LocalDate!, $to: LocalDate!) {
  unusualDays(queueId: $queueId, from: $from, to: $to) { date leftOut
    finding { kind offered expected spreads missingIntervals }
    drivers { reason edit { driver pieces } } marks { ${MARK_FIELDS} } } }`;
const MARK = `mutation ($input: MarkUnusualDaysInput!) { markUnusualDays(input: $input) { ${MARK_FIELDS} } }`;
const UNMARK = `mutation ($queueId: ID!, $dates: [LocalDate!]!) {
  unmarkUnusualDays(queueId: $queueId, dates: $dates) { ${MARK_FIELDS} } }`;
const GENERATE = `mutation ($input: GenerateForecastInput!) { generateForecast(input: $input) {
  ... on ForecastVersion { id leftOut accuracy { byInterval { wape } } } ... on Problem { message } } }`;

interface Day {
  readonly date: string;
  readonly leftOut: boolean;
  readonly finding: { readonly kind: string; readonly expected: number; readonly spreads: number } | null;
  readonly drivers: readonly object[];
  readonly marks: readonly { readonly id: string; readonly undoneAt: string | null }[];
}

/** Wednesdays: one with a failure of the line, one without any record, one of which half is missing. */
const OUTAGE = '2026-05-20';
const GAP = '2026-04-15';
const HALF = '2026-04-22';
const RANGE = { from: '2026-03-01', to: '2026-05-31' };

function troubledCalls(): string {
  return callsFrom('2025-11-03', 210, 100)
    .split('\n')
    .filter((row) => !row.startsWith(GAP) && !row.startsWith(`${HALF},10:30`))
    .map((row) => (row.startsWith(OUTAGE) ? row.replace(/\d+(\.5)?$/, '3') : row))
    .join('\n');
}

describe('unusual days', () => {
  let day: PlannersDay;

  beforeAll(async () => {
    day = await PlannersDay.begin('2026-05-31T20:00:00Z');
    await day.foundCompany();
    await importFile(day, 'PLAIN', troubledCalls(), [{ queueId: day.queueId }]);
  });
  afterAll(() => day.app.close());

  const list = async (range = RANGE) =>
    (await day.ask<{ unusualDays: Day[] }>(LIST, { queueId: day.queueId, ...range })).unusualDays;
  const mark = async (dates: readonly string[], reason = 'the line was down') =>
    (
      await day.ask<{ markUnusualDays: Day['marks'] }>(MARK, {
        input: { queueId: day.queueId, dates, reason },
      })
    ).markUnusualDays;
  const generate = async (date = '2026-06-03') => {
    const input = { queueId: day.queueId, from: '2026-06-01', days: 14, model: 'weekday-average' };
    const { generateForecast: made } = await day.ask<{
      generateForecast: { id: string; leftOut: string[]; accuracy: { byInterval: { wape: number } } };
    }>(GENERATE, { input });
    const { forecastRows } = await day.ask<{ forecastRows: { start: string; offered: number }[] }>(
      `query ($id: ID!) { forecastRows(forecastId: $id) { start offered } }`,
      { id: made.id },
    );
    const onDate = forecastRows.filter(({ start }) => start.startsWith(date));
    return { ...made, offered: onDate.map(({ offered }) => offered) };
  };

  it('are found with the size of the surprise; nothing is decided yet', async () => {
    const days = await list();
    expect(days).toMatchObject([
      { date: GAP, finding: { kind: 'GAP', offered: null, spreads: null, missingIntervals: 2 } },
      { date: HALF, finding: { kind: 'PARTIAL', missingIntervals: 1 } },
      { date: OUTAGE, finding: { kind: 'LOW', offered: 6, missingIntervals: 0 } },
    ]);
    expect(days.every(({ leftOut, marks }) => !leftOut && marks.length === 0)).toBe(true);
    expect(days[2].finding?.spreads).toBeLessThan(-10);
    // 100 and 50 calls at the start, growing by a call and a half a week.
    expect((days[2].finding?.expected ?? 0) / (1.5 * 128)).toBeCloseTo(1, 1);
  });

  it('teach nothing once they are marked, and the version says which they were', async () => {
    const before = await generate();
    expect(before.leftOut).toEqual([]);
    const [marked] = await mark([OUTAGE]);
    expect(marked).toMatchObject({ reason: 'the line was down', author: 'planner', undoneAt: null });
    const after = await generate();
    expect(after.leftOut).toEqual([OUTAGE]);
    // Six Wednesdays with one of 3 calls (and one without record), and the same without it.
    expect(before.offered[0]).toBeLessThan(110);
    expect(after.offered[0]).toBeGreaterThan(124);
    expect(after.accuracy.byInterval.wape).toBeLessThan(before.accuracy.byInterval.wape / 2);
    const [, , outage] = await list();
    expect(outage).toMatchObject({ date: OUTAGE, leftOut: true, finding: { kind: 'LOW', offered: 6 } });
  });

  it('keep their first mark when marked again, and stay on record when unmarked', async () => {
    const [first] = await mark([OUTAGE]);
    const both = await mark([HALF, OUTAGE], 'half of the file is missing');
    expect(both).toHaveLength(2);
    expect(both[1]).toEqual(first);
    const dates = [HALF, OUTAGE];
    await day.ask(UNMARK, { queueId: day.queueId, dates });
    const { unmarkUnusualDays: gone } = await day.ask<{ unmarkUnusualDays: Day['marks'] }>(UNMARK, {
      queueId: day.queueId,
      dates,
    });
    expect(gone).toHaveLength(2);
    expect(gone.every(({ undoneAt }) => undoneAt !== null)).toBe(true);
    const days = await list();
    expect(days.map(({ leftOut }) => leftOut)).toEqual([false, false, false]);
    expect(days[2].marks).toMatchObject([{ id: first.id }]);
    expect((await generate()).leftOut).toEqual([]);
    await mark([OUTAGE], 'the line was down after all');
    expect((await list())[2].marks).toHaveLength(2);
  });

  it('are days under a marketing driver too, once they are over', async () => {
    const { generateForecast: made } = await day.ask<{ generateForecast: { id: string } }>(GENERATE, {
      input: { queueId: day.queueId, from: '2026-05-25', days: 14, model: 'weekday-average' },
    });
    const edit = { driver: { driver: 'MAILING', pieces: 4000, responseRate: 0.02, dailyShares: [2, 1] } };
    await day.ask('mutation ($input: AddForecastLayerInput!) { addForecastLayer(input: $input) { id } }', {
      input: {
        forecastId: made.id,
        from: '2026-05-28T00:00:00-04:00',
        to: '2026-05-30T00:00:00-04:00',
        edit,
        reason: 'spring letter',
      },
    });
    const days = (await list()).filter(({ drivers }) => drivers.length > 0);
    expect(days.map(({ date }) => date)).toEqual(['2026-05-28', '2026-05-29']);
    expect(days[0]).toMatchObject({
      finding: null,
      leftOut: false,
      drivers: [{ reason: 'spring letter', edit: { driver: 'MAILING', pieces: 4000 } }],
    });
  });

  it('keep what a letter brought out of the next forecasts, once its days are marked', async () => {
    const letter = [
      '2026-05-28,10:00,200',
      '2026-05-28,10:30,100',
      '2026-05-29,10:00,160',
      '2026-05-29,10:30,80',
    ];
    const content = ['date,start,calls', ...letter].join('\n');
    await importFile(day, 'PLAIN', content, [{ queueId: day.queueId }]);
    const [thursday] = (await list()).filter(({ drivers }) => drivers.length > 0);
    expect(thursday).toMatchObject({ finding: { kind: 'HIGH', offered: 300 } });
    // 4000 letters brought so many contacts: what to expect of the next one.
    const response = (300 - (thursday.finding?.expected ?? 0)) / 4000;
    expect(response).toBeCloseTo(0.027, 2);
    const poisoned = await generate('2026-06-04');
    await mark(['2026-05-28', '2026-05-29'], 'spring letter');
    const clean = await generate('2026-06-04');
    expect(poisoned.offered[0]).toBeGreaterThan(137);
    expect(clean.offered[0]).toBeLessThan(130);
  });

  it('are left out of the long-term view', async () => {
    const view = async () => {
      const { longTermView } = await day.ask<{
        longTermView: { history: { week: string; offered: number }[] };
      }>(
        `query ($queueId: ID!) { longTermView(queueId: $queueId, months: 1) {
          ... on LongTermView { history { week offered } } ... on Problem { message } } }`,
        { queueId: day.queueId },
      );
      return longTermView.history.find(({ week }) => week === '2026-05-18')?.offered ?? 0;
    };
    await day.ask(UNMARK, { queueId: day.queueId, dates: [OUTAGE] });
    const with6 = await view();
    await mark([OUTAGE]);
    const without = await view();
    expect(without).toBeGreaterThan(1.2 * with6);
    expect(without / (5 * 1.5 * 128)).toBeCloseTo(1, 1);
  });

  it('are no habit from which the rest of a day is forecast', async () => {
    for (const evening of ['2026-05-25T22:00:00Z', '2026-05-26T22:00:00Z', '2026-05-27T22:00:00Z']) {
      day.clock.set(parseInstant(evening));
      await day.ask('mutation ($id: ID!) { takeForecastSnapshot(queueId: $id) { __typename } }', {
        id: day.queueId,
      });
    }
    day.clock.set(parseInstant('2026-06-01T14:30:00Z'));
    const learnedDays = async () => {
      const { intradayReforecast } = await day.ask<{ intradayReforecast: { learnedDays: number } }>(
        `query ($id: ID!) { intradayReforecast(queueId: $id) {
          ... on IntradayReforecast { learnedDays } ... on Problem { message } } }`,
        { id: day.queueId },
      );
      return intradayReforecast.learnedDays;
    };
    const dates = ['2026-05-28'];
    await mark(dates);
    expect(await learnedDays()).toBe(2);
    await day.ask(UNMARK, { queueId: day.queueId, dates });
    expect(await learnedDays()).toBe(3);
  });

  it('are marked by those who may write forecasts, of queues in their reach, for a reason', async () => {
    const input = { queueId: day.queueId, dates: [OUTAGE], reason: 'no' };
    const other = scopeOf({ clientIds: [Number(day.otherClientId)] });
    const outside = await day.signIn('outsider', { role: 'planner', scope: other });
    expect(await day.refusal(MARK, { input }, outside)).toBe('QUEUE_NOT_FOUND');
    expect(await day.refusal(UNMARK, { queueId: day.queueId, dates: [OUTAGE] }, outside)).toBe(
      'QUEUE_NOT_FOUND',
    );
    expect(await day.refusal(LIST, { queueId: day.queueId, ...RANGE }, outside)).toBe('QUEUE_NOT_FOUND');
    const own = scopeOf({ clientIds: [Number(day.clientId)] });
    const reader = await day.signIn('reader', { role: 'client-viewer', scope: own });
    expect(await day.refusal(MARK, { input }, reader)).toBe('FORBIDDEN');
    const refused = (more: object) => day.refusal(MARK, { input: { ...input, ...more } }, day.planner);
    expect(await refused({ reason: '  ' })).toBe('FORECASTING_INVALID');
    expect(await refused({ dates: [] })).toBe('FORECASTING_INVALID');
    expect(await refused({ dates: ['2026-02-30'] })).toBe('BAD_USER_INPUT');
    const years = { queueId: day.queueId, from: '2024-01-01', to: '2026-01-01' };
    expect(await day.refusal(LIST, years, day.planner)).toBe('FORECASTING_INVALID');
  });
});
