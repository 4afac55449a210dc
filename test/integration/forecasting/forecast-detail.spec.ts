import { type LayerEdit } from '../../../src/forecasting/engine/layers.js';
import { ForecastLayersService } from '../../../src/forecasting/forecast-layers.service.js';
import { type ForecastVersion } from '../../../src/forecasting/forecast-version.js';
import { parseInstant } from '../../../src/time/instant.js';
import { dateRange, localDate, timeZone, weekday } from '../../../src/time/zoned-time.js';
import { ClientWorkService } from '../../../src/workforce/client-work.service.js';
import { aQueue } from '../../builders/workforce.js';
import { me, orderOf, PlanningDesk, weekdayCsv } from './planning-desk.js';

let desk: PlanningDesk;
let queueId: number;

/** Fourteen weeks of weekdays at 10:00 and 10:30, uneven as calls are; handling takes longer in the second half-hour. */
function history(): string {
  const rows = dateRange(localDate('2026-03-23'), 98)
    .filter((date) => weekday(date) <= 5)
    .flatMap((date, i) => [
      `${date},10:00,${100 + ((i * 37) % 23)},${4 + (i % 3)},240,${10 * 100 + ((i * 7) % 90)}`,
      `${date},10:30,${50 + ((i * 29) % 17)},${2 + (i % 3)},300,${10 * 50 + ((i * 11) % 60)}`,
    ]);
  return ['date,start,calls,abandoned,aht_s,wait_s', ...rows].join('\n');
}

const monday = { start: parseInstant('2026-06-29T04:00Z'), end: parseInstant('2026-06-30T04:00Z') };

beforeAll(async () => {
  desk = await PlanningDesk.open();
  queueId = desk.company.bankQueue.id;
  await desk.import(queueId, history());
});
afterAll(() => desk.close());

describe('a version by the automatic choice', () => {
  let version: ForecastVersion;

  beforeAll(async () => {
    const order = { queueId, from: localDate('2026-06-29'), days: 14 };
    const outcome = await desk.generation.generate(me, order);
    if (outcome.kind !== 'ForecastVersion') throw new Error(outcome.message);
    version = outcome;
  });

  it('is what nobody’s naming a model gives, and says what was mixed and why', async () => {
    expect(version.model).toBe('auto');
    const { choice } = await desk.forecasting.version(me, version.id);
    expect(choice?.origins).toBeGreaterThan(5);
    expect(choice?.horizons.map(({ horizon }) => horizon)).toEqual(['day', 'week', 'four-weeks']);
    for (const { candidates, wape, noiseFloor, simple, days } of choice?.horizons ?? []) {
      expect(candidates.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
      expect(wape).toBeGreaterThan(0);
      expect(noiseFloor).toBeGreaterThan(0);
      expect(simple?.wape).toBeGreaterThan(0);
      expect(days).toBeGreaterThan(0);
    }
  });

  it('keeps an 80 % range within a 95 % range around every figure', async () => {
    const rows = await desk.forecasting.rows(me, version.id);
    expect(rows).toHaveLength(20);
    for (const { offered, intervals } of rows.filter((row) => row.offered > 0)) {
      const [most, nearlyAll] = intervals;
      expect([most.level, nearlyAll.level]).toEqual([0.8, 0.95]);
      expect(nearlyAll.low).toBeLessThanOrEqual(most.low);
      expect(most.low).toBeLessThan(offered);
      expect(most.high).toBeGreaterThan(offered);
      expect(nearlyAll.high).toBeGreaterThanOrEqual(most.high);
    }
  });

  it('has handle times and shares abandoned of their own, and the patience of the callers', async () => {
    const [ten, halfPastTen] = await desk.forecasting.rows(me, version.id, monday);
    expect(ten.averageHandleTimeSeconds).toBeCloseTo(240, 0);
    expect(halfPastTen.averageHandleTimeSeconds).toBeCloseTo(300, 0);
    expect(ten.abandonShare).toBeGreaterThan(0.03);
    expect(ten.abandonShare).toBeLessThan(0.07);
    // About ten seconds each waited, and one in twenty gave up.
    expect(version.patienceSeconds).toBeGreaterThan(180);
    expect(version.patienceSeconds).toBeLessThan(260);
  });

  it('staffs with its handle times and patience unless the order has others, and says so', async () => {
    const order = { forecastVersionId: version.id, model: 'A' as const };
    const own = await desk.staffing.calculate(me, order);
    expect(own).toMatchObject({ handleTimeSource: 'forecast', patienceSource: 'forecast' });
    expect(own.plan.patienceSeconds).toBe(version.patienceSeconds);
    const busy = (await desk.staffing.rows(me, own.id, monday)).filter(({ offered }) => offered > 0);
    const rows = await desk.forecasting.rows(me, version.id, monday);
    expect(busy.map((row) => row.averageHandleTimeSeconds)).toEqual(
      rows.map((row) => row.averageHandleTimeSeconds),
    );
    const ordered = await desk.staffing.calculate(me, {
      ...order,
      averageHandleTimeSeconds: 100,
      patienceSeconds: 90,
    });
    expect(ordered).toMatchObject({ handleTimeSource: 'order', patienceSource: 'order' });
    expect((await desk.staffing.rows(me, ordered.id))[0].averageHandleTimeSeconds).toBe(100);
  });

  describe('with edits', () => {
    const edited = async (edit: LayerEdit, span = monday) => {
      const layers = desk.get(ForecastLayersService);
      const order = { forecastVersionId: version.id, span, edit, reason: 'a mailing' };
      const { id } = await layers.add(me, order);
      const rows = await desk.forecasting.rows(me, version.id, span);
      await layers.undo(me, id);
      return rows;
    };

    it('has ranges that grow and shrink with the figure', async () => {
      const [before] = await desk.forecasting.rows(me, version.id, monday);
      const [after] = await edited({ kind: 'percent', percent: 50 });
      expect(after.intervals[1].high).toBeCloseTo(1.5 * before.intervals[1].high, 9);
      const [set] = await edited({ kind: 'set', contacts: before.offered / 2, scope: 'interval' });
      expect(set.intervals[0].low).toBeCloseTo(before.intervals[0].low / 2, 9);
      expect(set.averageHandleTimeSeconds).toBe(before.averageHandleTimeSeconds);
    });

    it('has none where only the edit gives a figure', async () => {
      const night = { start: parseInstant('2026-06-29T06:00Z'), end: parseInstant('2026-06-29T07:00Z') };
      const [opened] = await edited({ kind: 'set', contacts: 10, scope: 'interval' }, night);
      expect(opened).toMatchObject({
        basis: 'edited',
        modelled: null,
        intervals: [],
        averageHandleTimeSeconds: null,
        abandonShare: null,
      });
    });
  });
});

describe('a version without such knowledge', () => {
  it('has no report where a model is named', async () => {
    const version = await desk.forecast(queueId);
    expect(version.choice).toBeNull();
    expect((await desk.forecasting.rows(me, version.id))[0].intervals).toHaveLength(2);
  });

  it('has no handle times from a history that says zero, so that it can be staffed', async () => {
    const { id } = await desk.get(ClientWorkService).createQueue(me, aQueue(desk.company.bank.id));
    const rows = weekdayCsv('2026-05-04', 56, () => 40).split('\n');
    const zeros = rows.map((row, i) => (i === 0 ? `${row},aht_s` : `${row},0`)).join('\n');
    await desk.import(id, zeros);
    const version = await desk.forecast(id);
    expect((await desk.forecasting.rows(me, version.id))[0].averageHandleTimeSeconds).toBeNull();
    const requirement = await desk.staffing.calculate(me, { forecastVersionId: version.id });
    expect(requirement.handleTimeSource).toBe('queue');
  });

  it('has no ranges from a few days of history, and takes handle time and patience from the queue', async () => {
    const { travelQueue } = desk.company;
    await desk.history.import(me, {
      ...orderOf(
        travelQueue.id,
        weekdayCsv('2026-06-22', 5, () => 40),
      ),
      zone: timeZone('Europe/London'),
    });
    const version = await desk.forecast(travelQueue.id, { model: 'auto' });
    expect(version).toMatchObject({ choice: { origins: 0, horizons: [] }, patienceSeconds: null });
    const rows = await desk.forecasting.rows(me, version.id);
    expect(rows[0]).toMatchObject({ intervals: [], averageHandleTimeSeconds: null, abandonShare: null });
    const requirement = await desk.staffing.calculate(me, { forecastVersionId: version.id });
    expect(requirement).toMatchObject({
      handleTimeSource: 'queue',
      patienceSource: travelQueue.patienceSeconds === null ? null : 'queue',
    });
  });
});
