import { type LoadModel } from '../../../src/forecasting/engine/load-model.js';
import { parseInstant } from '../../../src/time/instant.js';
import { localDate, localTime } from '../../../src/time/zoned-time.js';
import { me, PlanningDesk, weekdayCsv } from './planning-desk.js';

let desk: PlanningDesk;

beforeAll(async () => {
  desk = await PlanningDesk.open();
});
afterAll(() => desk.close());

const span = { start: parseInstant('2026-06-01T00:00Z'), end: parseInstant('2026-07-20T00:00Z') };

describe('from history to a published requirement', () => {
  let queueId: number;

  beforeAll(async () => {
    queueId = desk.company.bankQueue.id;
    await desk.import(
      queueId,
      weekdayCsv('2026-05-04', 56, (day) => 100 * day),
    );
  });

  it('forecasts from what was known before its first day, and keeps every version', async () => {
    const naive = await desk.forecast(queueId, { model: 'seasonal-naive' });
    const second = await desk.forecast(queueId);
    expect(naive).toMatchObject({ model: 'seasonal-naive', intervalMinutes: 30, routedShare: 1, days: 7 });
    expect(second.version).toBe(naive.version + 1);
    expect(second).toMatchObject({ model: 'weekday-exponential', parameters: { weeks: 12, alpha: 0.3 } });
    const rows = await desk.forecasting.rows(me, naive.id);
    expect(rows).toHaveLength(10);
    expect(rows.map(({ offered }) => offered)).toEqual([100, 50, 200, 100, 300, 150, 400, 200, 0, 0]);
    expect(naive.accuracy?.byInterval).toMatchObject({ wape: 0, bias: 0 });
    expect(naive.importIds).toHaveLength(1);
    const listed = await desk.forecasting.versions(me, queueId, { first: 10, after: null });
    expect(listed.nodes.map(({ id }) => id)).toEqual([naive.id, second.id]);
  });

  it("leaves the client's holiday, Friday 3 July 2026 in the United States, out", async () => {
    const version = await desk.forecast(queueId, { model: 'seasonal-naive' });
    const friday = (await desk.forecasting.rows(me, version.id)).at(-1);
    expect(friday).toMatchObject({ basis: 'past-holidays', offered: 0 });
  });

  it('uses nothing at or after an earlier cut-off', async () => {
    const cutOff = parseInstant('2026-05-11T00:00Z');
    const version = await desk.forecast(queueId, { cutOff });
    expect(version).toMatchObject({
      cutOff,
      flags: [
        { kind: 'short-history', days: 5 },
        { kind: 'weekday-not-in-history' },
        { kind: 'holiday-without-example' },
      ],
    });
    expect(version.accuracy).toBeNull();
  });

  it('says so when there is no history yet', async () => {
    const outcome = await desk.generation.generate(me, { queueId, from: localDate('2026-01-05'), days: 7 });
    expect(outcome).toMatchObject({ kind: 'HistoryMissing', code: 'HISTORY_MISSING', queueId });
  });

  it('compares versions with what has come since', async () => {
    const naive = await desk.forecast(queueId, {
      from: localDate('2026-06-15'),
      days: 5,
      model: 'seasonal-naive',
    });
    const average = await desk.forecast(queueId, {
      from: localDate('2026-06-15'),
      days: 5,
      model: 'weekday-average',
    });
    const { figures, rows } = await desk.forecasting.compare(me, [naive.id, average.id]);
    expect(figures.map(({ wape }) => wape)).toEqual([expect.closeTo(0), expect.closeTo(0)]);
    expect(rows[0]).toEqual({ start: parseInstant('2026-06-15T14:00Z'), actual: 100, offered: [100, 100] });
  });

  it('staffs our share in opening hours, by the goal of the queue, with the minimum where nobody calls', async () => {
    const version = await desk.forecast(queueId, { model: 'seasonal-naive' });
    const draft = await desk.staffing.calculate(me, {
      forecastVersionId: version.id,
      routedShare: 0.25,
      shrinkage: [
        { name: 'sickness', place: 'out-of-office', share: 0.1, scheduledByRoster: false },
        { name: 'breaks', place: 'in-office', share: 0.2, scheduledByRoster: true },
      ],
      profiles: [{ weekdays: [1], from: localTime('18:00'), to: localTime('00:00'), minAgents: 3 }],
    });
    expect(draft).toMatchObject({ status: 'DRAFT', routedShare: 0.25, closedContacts: 0 });
    const rows = await desk.staffing.rows(me, draft.id);
    expect(rows).toHaveLength(5 * 24);
    const at = (text: string) => rows.find(({ start }) => start === parseInstant(text));
    // 25 calls of 300 s in half an hour: 4.17 erlangs.
    expect(at('2026-06-29T14:00Z')).toMatchObject({
      offered: 25,
      requiredAgents: 7,
      scheduledAgents: 10,
      rosterTarget: 8,
    });
    expect(at('2026-06-29T13:00Z')).toMatchObject({
      offered: 0,
      requiredAgents: 1,
      bindingTarget: 'min-agents',
    });
    expect(at('2026-06-29T22:30Z')).toMatchObject({ requiredAgents: 3 });
  });

  it('follows the load from interval to interval when it is asked to, and keeps what it found', async () => {
    const version = await desk.forecast(queueId, { model: 'seasonal-naive' });
    const staffed = async (loadModel?: LoadModel) => {
      const order = { forecastVersionId: version.id, averageHandleTimeSeconds: 1800, loadModel };
      const { id, plan } = await desk.staffing.calculate(me, order);
      const rows = (await desk.staffing.rows(me, id)).filter(
        ({ start }) => start < parseInstant('2026-06-30T00:00Z'),
      );
      return { plan, calls: rows.findIndex(({ offered }) => offered === 100), rows };
    };
    const steady = await staffed();
    const lagged = await staffed('modified-offered-load');
    const flow = await staffed('fluid-flow');
    expect(steady.plan.loadModel).toBe('stationary');
    expect(lagged.plan.loadModel).toBe('modified-offered-load');
    const first = ({ rows, calls }: typeof steady) => rows[calls].offeredLoad;
    expect(first(steady)).toBeCloseTo(100, 9);
    expect(first(lagged)).toBeCloseTo(100 * Math.exp(-1), 9);
    expect(first(flow)).toBeGreaterThan(30);
    expect(first(flow)).toBeLessThan(first(lagged));
    // 50 calls after 100: half of the first hundred are still there.
    expect(lagged.rows[lagged.calls + 1].requiredAgents).toBeGreaterThan(
      steady.rows[steady.calls + 1].requiredAgents,
    );
    expect(lagged.rows[lagged.calls + 3]).toMatchObject({ offered: 0, bindingTarget: 'service-level' });
    const row = lagged.rows[lagged.calls];
    expect(desk.staffing.figuresAt(row, row.requiredAgents).serviceLevel).toBeCloseTo(
      row.serviceLevel ?? NaN,
      12,
    );
  });

  it('counts contacts at closed times apart', async () => {
    const night = 'date,start,calls\n2026-06-02,03:00,40\n2026-06-02,03:30,40\n2026-06-09,03:00,40';
    const file = await desk.import(queueId, night);
    const version = await desk.forecast(queueId, { model: 'seasonal-naive' });
    const draft = await desk.staffing.calculate(me, { forecastVersionId: version.id });
    expect(draft.closedContacts).toBe(80);
    await desk.history.undo(me, file.import?.id ?? 0);
  });

  it('publishes over earlier requirements: the later counts where they overlap', async () => {
    const week = await desk.forecast(queueId, { model: 'seasonal-naive', days: 14 });
    const first = await desk.publish(week.id);
    const days = await desk.forecast(queueId, {
      model: 'seasonal-naive',
      from: localDate('2026-06-30'),
      days: 2,
    });
    const second = await desk.publish(days.id, { targets: { minAgents: 40 } });
    const counting = () =>
      desk.unitOfWork.read((manager) => desk.staffing.publishedRequirement(manager, [queueId], span));
    const rows = await counting();
    const dates = (id: number) =>
      new Set(
        rows
          .filter((row) => row.requirementId === id)
          .map(({ start }) => new Date(start).toISOString().slice(0, 10)),
      );
    expect(dates(second.id)).toEqual(new Set(['2026-06-30', '2026-07-01']));
    expect(dates(first.id).has('2026-06-30')).toBe(false);
    expect(dates(first.id).size).toBe(8);
    expect(rows).toHaveLength(10 * 24);
    const third = await desk.publish(week.id);
    expect(await desk.staffing.requirement(me, first.id)).toMatchObject({ status: 'SUPERSEDED' });
    expect(await desk.staffing.requirement(me, second.id)).toMatchObject({ status: 'SUPERSEDED' });
    expect(new Set((await counting()).map(({ requirementId }) => requirementId))).toEqual(
      new Set([third.id]),
    );
    expect(await desk.staffing.publish(me, third.id)).toMatchObject({
      kind: 'RequirementNotDraft',
      status: 'PUBLISHED',
    });
  });

  it('publishes two at once in one order, and makes versions at once with numbers of their own', async () => {
    const versions = await Promise.all([
      desk.forecast(queueId),
      desk.forecast(queueId),
      desk.forecast(queueId),
    ]);
    expect(new Set(versions.map(({ version }) => version)).size).toBe(3);
    const drafts = await Promise.all(
      versions.map(({ id }) => desk.staffing.calculate(me, { forecastVersionId: id })),
    );
    await Promise.all(drafts.map(({ id }) => desk.staffing.publish(me, id)));
    const page = await desk.staffing.requirementsOf(me, queueId, { first: 200, after: null }, ['PUBLISHED']);
    const ofWeek = page.nodes.filter(({ endsAt }) => endsAt === versions[0].endsAt);
    expect(ofWeek).toHaveLength(1);
  });

  it('says what callers meet at another number of agents', async () => {
    const version = await desk.forecast(queueId, { model: 'seasonal-naive' });
    const { id } = await desk.staffing.calculate(me, { forecastVersionId: version.id });
    const row = (await desk.staffing.rows(me, id)).find(({ offered }) => offered === 100);
    if (row === undefined) throw new Error('no row of 100 calls');
    const { serviceLevel } = desk.staffing.figuresAt(row, row.requiredAgents);
    expect(serviceLevel).toBeCloseTo(row.serviceLevel ?? NaN, 14);
    expect(desk.staffing.figuresAt(row, row.requiredAgents - 1).serviceLevel).toBeLessThan(0.8);
    expect(desk.staffing.figuresAt(row, 16).serviceLevel).toBeUndefined();
  });

  it.each([
    [
      'a model that is not there',
      { model: 'arima' },
      '"arima" is not a forecasting model. There are: seasonal-naive',
    ],
    ['a parameter out of range', { parameters: { alpha: 2 } }, 'alpha (2)'],
    ['too many days', { days: 400 }, 'A forecast has 1 to 186 days (got 400).'],
    ['an interval finer than the history', { intervalMinutes: 15 as const }, 'do not add up to 15'],
  ])('refuses %s', async (_what, more, message) => {
    await expect(desk.forecast(queueId, more)).rejects.toMatchObject({
      code: 'FORECASTING_INVALID',
      message: expect.stringContaining(message) as string,
    });
  });

  it.each([
    ['a share of all calls above one', { routedShare: 25 }, 'routedShare (25)'],
    [
      'a service level in per cent',
      { targets: { serviceLevel: { share: 80, answerThresholdSeconds: 20 } } },
      'serviceLevel (80)',
    ],
    ['model A without patience', { model: 'A' }, 'patienceSeconds is missing'],
    [
      'shrinkage of everything',
      { shrinkage: [{ name: 'all', place: 'in-office', share: 1, scheduledByRoster: false }] },
      '"all" (1)',
    ],
  ])('refuses %s', async (_what, more, message) => {
    const { id } = await desk.forecast(queueId);
    const refused = desk.staffing.calculate(me, { forecastVersionId: id, ...(more as object) });
    await expect(refused).rejects.toMatchObject({
      code: 'FORECASTING_INVALID',
      message: expect.stringContaining(message) as string,
    });
  });
});
