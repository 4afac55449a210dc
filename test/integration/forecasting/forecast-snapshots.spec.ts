import { type Actor, NOWHERE } from '../../../src/access/actor.js';
import { ForecastAccuracyService } from '../../../src/forecasting/forecast-accuracy.service.js';
import { ForecastLayersService } from '../../../src/forecasting/forecast-layers.service.js';
import { ForecastSnapshotsService } from '../../../src/forecasting/forecast-snapshots.service.js';
import { SettableClock } from '../../../src/time/clock.js';
import { parseInstant } from '../../../src/time/instant.js';
import { localDate, localDay, timeZone } from '../../../src/time/zoned-time.js';
import { me, PlanningDesk, weekdayCsv } from './planning-desk.js';

const newYork = timeZone('America/New_York');
const clock = new SettableClock(parseInstant('2026-06-01T12:00Z'));
let desk: PlanningDesk;
let snapshots: ForecastSnapshotsService;
let accuracy: ForecastAccuracyService;
let queueId: number;

beforeAll(async () => {
  desk = await PlanningDesk.open(clock);
  snapshots = desk.get(ForecastSnapshotsService);
  accuracy = desk.get(ForecastAccuracyService);
  queueId = desk.company.bankQueue.id;
  await desk.import(
    queueId,
    weekdayCsv('2026-04-06', 56, () => 100),
  );
});
afterAll(() => desk.close());

const forecast = () => desk.forecast(queueId, { from: localDate('2026-06-01'), days: 60 });
const on = (date: string) => clock.set(parseInstant(`${date}T12:00Z`));

describe('snapshots of forecasts', () => {
  it('say that there is nothing to keep before there is a forecast', async () => {
    expect(await snapshots.take(me, queueId)).toMatchObject({
      kind: 'ForecastMissing',
      code: 'FORECAST_MISSING',
    });
    expect(await snapshots.due(me)).toEqual([]);
  });

  it('hold forecasts to what they said a day, a week and four weeks before', async () => {
    const version = await forecast();
    // Monday 29 June is four weeks after 1 June, one after 22 June, a day after 28 June.
    on('2026-06-01');
    expect(await snapshots.due(me)).toEqual([queueId]);
    const first = await snapshots.take(me, queueId);
    expect(first).toMatchObject({
      kind: 'ForecastSnapshot',
      takenOn: '2026-06-01',
      versionIds: [version.id],
      layerIds: [],
    });
    expect(await snapshots.due(me)).toEqual([]);
    const monday = localDay(localDate('2026-06-29'), newYork);
    const layers = desk.get(ForecastLayersService);
    const put = (percent: number) =>
      layers.add(me, {
        forecastVersionId: version.id,
        span: monday,
        edit: { kind: 'percent', percent },
        reason: 'news from the client',
      });
    on('2026-06-22');
    const up = await put(20);
    expect(await snapshots.take(me, queueId)).toMatchObject({ layerIds: [up.id] });
    on('2026-06-28');
    await snapshots.take(me, queueId);
    await put(-25);
    await snapshots.take(me, queueId);

    await desk.import(queueId, 'date,start,calls\n2026-06-29,10:00,80\n2026-06-29,10:30,45');
    const { leads, intervalMinutes } = await accuracy.byLead(
      me,
      queueId,
      localDate('2026-06-29'),
      localDate('2026-06-30'),
    );
    expect(intervalMinutes).toBe(30);
    // 100 and 50 were forecast, then 120 and 60, then 90 and 45; 80 and 45 came.
    expect(leads.map(({ leadDays, days, byInterval }) => [leadDays, days, byInterval.bias])).toEqual([
      [1, 1, 10 / 125],
      [7, 1, 55 / 125],
      [28, 1, 25 / 125],
    ]);
    expect(leads[2].byIntervalOfDay.map(({ time, figures }) => [time, figures.wape])).toEqual([
      ['10:00', 20 / 80],
      ['10:30', 5 / 45],
    ]);
    expect((await snapshots.list(me, queueId, { first: 10, after: null })).totalCount).toBe(4);
  });

  it('keep the forecast that rosters are made for, though a newer one was tried', async () => {
    on('2026-07-01');
    const published = await forecast();
    await desk.publish(published.id);
    const tried = await forecast();
    const taken = await snapshots.take(me, queueId);
    expect(taken).toMatchObject({ versionIds: [published.id] });
    expect(tried.id).toBeGreaterThan(published.id);
  });

  it('are for those who may see the client, and taken by those who may change forecasts', async () => {
    const viewer = (clientId: number): Actor => ({
      accountId: 9,
      name: 'viewer',
      grants: [{ role: 'client-viewer', scope: { ...NOWHERE, clientIds: [clientId] } }],
    });
    const bank = viewer(desk.company.bank.id);
    const day = localDate('2026-06-29');
    expect((await accuracy.byLead(bank, queueId, day, day)).leads).toHaveLength(3);
    const outside = viewer(desk.company.travel.id);
    await expect(accuracy.byLead(outside, queueId, day, day)).rejects.toMatchObject({
      code: 'QUEUE_NOT_FOUND',
    });
    expect(() => snapshots.take(bank, queueId)).toThrow(
      expect.objectContaining({ code: 'FORBIDDEN' }) as Error,
    );
    expect(() => accuracy.byLead(me, queueId, day, localDate('2028-01-01'))).toThrow('must be 1 to 370');
  });
});
