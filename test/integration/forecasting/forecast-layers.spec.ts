import { type Actor, NOWHERE } from '../../../src/access/actor.js';
import { type LayerEdit } from '../../../src/forecasting/engine/layers.js';
import { ForecastImportService } from '../../../src/forecasting/forecast-import.service.js';
import { ForecastLayersService } from '../../../src/forecasting/forecast-layers.service.js';
import { type ForecastVersion } from '../../../src/forecasting/forecast-version.js';
import { parseInstant } from '../../../src/time/instant.js';
import { timeZone } from '../../../src/time/zoned-time.js';
import { me, PlanningDesk, weekdayCsv } from './planning-desk.js';

let desk: PlanningDesk;
let layers: ForecastLayersService;
let version: ForecastVersion;

/** Monday 29 June and Tuesday 30 June 2026 in New York. */
const monday = { start: parseInstant('2026-06-29T04:00Z'), end: parseInstant('2026-06-30T04:00Z') };
const tuesday = { start: monday.end, end: parseInstant('2026-07-01T04:00Z') };

beforeAll(async () => {
  desk = await PlanningDesk.open();
  layers = desk.get(ForecastLayersService);
  await desk.import(
    desk.company.bankQueue.id,
    weekdayCsv('2026-05-04', 56, (day) => 100 * day),
  );
});
beforeEach(async () => {
  version = await desk.forecast(desk.company.bankQueue.id);
});
afterAll(() => desk.close());

const put = (edit: LayerEdit, span = monday, reason = 'a mailing') =>
  layers.add(me, { forecastVersionId: version.id, span, edit, reason });
const offered = async (span = monday): Promise<number[]> =>
  (await desk.forecasting.rows(me, version.id, span)).map((row) => row.offered);

describe('layers of a forecast version', () => {
  it('change what counts and leave the version as it was made', async () => {
    expect(await offered()).toEqual([100, 50]);
    const layer = await put({ kind: 'percent', percent: 20 });
    expect(layer).toMatchObject({ reason: 'a mailing', createdBy: 0, switchedOn: true, undoneAt: null });
    expect(await desk.forecasting.rows(me, version.id, monday)).toMatchObject([
      { start: parseInstant('2026-06-29T14:00Z'), offered: 120, modelled: 100, basis: 'weekday-slot' },
      { start: parseInstant('2026-06-29T14:30Z'), offered: 60, modelled: 50, basis: 'weekday-slot' },
    ]);
    const made = await desk.forecasting.rows(me, version.id, monday, false);
    expect(made.map((row) => row.offered)).toEqual([100, 50]);
  });

  it('apply in the order in which they were put on, and each can be switched off and on', async () => {
    const add = await put({ kind: 'add', contacts: 30, scope: 'range' });
    await put({ kind: 'percent', percent: 100 });
    expect(await offered()).toEqual([240, 120]);
    expect(await layers.switch(me, add.id, false)).toMatchObject({ switchedOn: false, switchedBy: 0 });
    expect(await offered()).toEqual([200, 100]);
    await layers.switch(me, add.id, true);
    expect(await offered()).toEqual([240, 120]);
  });

  it('are undone for good, and stay in the list', async () => {
    const layer = await put({ kind: 'set', contacts: 7, scope: 'interval' });
    const undone = await layers.undo(me, layer.id);
    expect(await layers.undo(me, layer.id)).toEqual(undone);
    expect(await offered()).toEqual([100, 50]);
    expect(await layers.switch(me, layer.id, false)).toMatchObject({
      kind: 'ForecastLayerUndone',
      code: 'FORECAST_LAYER_UNDONE',
    });
    expect(await layers.layersOf(me, [version.id])).toEqual([undone]);
  });

  it('move contacts to another day, copy the shape of one, and open closed times', async () => {
    await put({ kind: 'move', toDate: '2026-06-30' as never, share: 0.5 });
    expect(await offered(tuesday)).toEqual([250, 125]);
    await put({ kind: 'copy-shape', fromDate: '2026-06-29' as never }, tuesday);
    expect(await offered(tuesday)).toEqual([250, 125]);
    const evening = { start: parseInstant('2026-06-30T00:00Z'), end: parseInstant('2026-06-30T01:00Z') };
    await put({ kind: 'set', contacts: 4, scope: 'interval' }, evening);
    expect(await desk.forecasting.rows(me, version.id, evening)).toMatchObject([
      { start: evening.start, offered: 4, modelled: null, basis: 'edited' },
      { start: parseInstant('2026-06-30T00:30Z'), offered: 4, modelled: null, basis: 'edited' },
    ]);
  });

  it('count in requirements, which say which of them did', async () => {
    const before = await desk.staffing.calculate(me, { forecastVersionId: version.id });
    const kept = await put({ kind: 'percent', percent: 50 });
    const off = await put({ kind: 'percent', percent: 900 });
    await layers.switch(me, off.id, false);
    const after = await desk.staffing.calculate(me, { forecastVersionId: version.id });
    expect(before.layerIds).toEqual([]);
    expect((await desk.staffing.requirement(me, after.id)).layerIds).toEqual([kept.id]);
    const total = async (id: number) =>
      (await desk.staffing.rows(me, id, monday)).reduce((sum, row) => sum + row.offered, 0);
    expect(await total(after.id)).toBeCloseTo(1.5 * (await total(before.id)), 9);
  });

  it('stand beside the version without them when versions are compared', async () => {
    const layer = await put({ kind: 'percent', percent: 10 });
    const both = await desk.forecasting.compare(me, [version.id], 'both');
    expect(both.layerIds).toEqual([null, [layer.id]]);
    expect(both.rows[0].offered).toEqual([100, 110.00000000000001]);
    expect((await desk.forecasting.compare(me, [version.id], 'without')).rows[0].offered).toEqual([100]);
    expect((await desk.forecasting.compare(me, [version.id])).rows[0].offered).toEqual([110.00000000000001]);
  });

  it('refuse what cannot be, and what is out of reach', async () => {
    await expect(put({ kind: 'percent', percent: -200 })).rejects.toMatchObject({
      code: 'FORECASTING_INVALID',
      message: expect.stringContaining('percent (-200)') as string,
    });
    await expect(put({ kind: 'percent', percent: 1 }, monday, '  ')).rejects.toMatchObject({
      code: 'FORECASTING_INVALID',
    });
    const travel: Actor = {
      accountId: 7,
      name: 'travel',
      grants: [{ role: 'planner', scope: { ...NOWHERE, clientIds: [desk.company.travel.id] } }],
    };
    const layer = await put({ kind: 'percent', percent: 1 });
    await expect(layers.undo(travel, layer.id)).rejects.toMatchObject({ code: 'FORECAST_LAYER_NOT_FOUND' });
    await expect(layers.switch(me, 999_999, true)).rejects.toMatchObject({
      code: 'FORECAST_LAYER_NOT_FOUND',
    });
    expect(await layers.layersOf(travel, [version.id])).toEqual([]);
  });
});

describe('a forecast from elsewhere', () => {
  const order = (content: string) => ({
    queueId: desk.company.bankQueue.id,
    fileName: 'client.csv',
    content,
    zone: timeZone('America/New_York'),
  });

  it('becomes a version like any other, with layers and requirements', async () => {
    const imports = desk.get(ForecastImportService);
    const outcome = await imports.import(
      me,
      order(
        'date,start,calls\n2026-06-29,10:00,80\n2026-06-29,10:30,40\n2026-06-30,10:00,90\n2026-06-30,10:30,45',
      ),
    );
    if (outcome.kind !== 'ForecastVersion') throw new Error(outcome.message);
    expect(outcome).toMatchObject({
      model: 'imported',
      fromDate: '2026-06-29',
      days: 2,
      intervalMinutes: 30,
      accuracy: null,
    });
    version = outcome;
    await put({ kind: 'percent', percent: 50 });
    expect(await offered()).toEqual([120, 60]);
    const requirement = await desk.staffing.calculate(me, { forecastVersionId: outcome.id });
    expect(requirement.layerIds).toHaveLength(1);
  });

  it('is refused whole when a row is bad', async () => {
    const imports = desk.get(ForecastImportService);
    const outcome = await imports.import(
      me,
      order('date,start,calls\n2026-06-29,10:00,many\n2026-06-29,10:30,4'),
    );
    expect(outcome).toMatchObject({ kind: 'HistoryRejected', problems: [{ row: 2, column: 'calls' }] });
  });
});
