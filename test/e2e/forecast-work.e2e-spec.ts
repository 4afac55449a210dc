import { SYSTEM_ACTOR } from '../../src/access/actor.js';
import { SnapshotNights } from '../../src/forecasting/snapshot-nights.js';
import { parseInstant } from '../../src/time/instant.js';
import { JobsService } from '../../src/jobs/jobs.service.js';
import { VisibleJobs } from '../../src/jobs/visible-jobs.service.js';
import { callsFrom, importFile, repeatLastWeek } from '../support/forecast-steps.js';
import { PlannersDay, scopeOf } from '../support/planners-day.js';

const LAYERS = `id edit { kind percent contacts scope toDate share fromDate driver pieces responseRate dailyShares }
  reason createdBy createdAt switchedOn undoneAt`;
const ADD = `mutation ($input: AddForecastLayerInput!) { addForecastLayer(input: $input) { ${LAYERS} } }`;
const SWITCH = `mutation ($id: ID!, $on: Boolean!) { switchForecastLayer(id: $id, on: $on) {
  ... on ForecastLayer { switchedOn } ... on Problem { code } } }`;
const UNDO = `mutation ($id: ID!) { undoForecastLayer(id: $id) { id undoneAt undoneBy } }`;
const ROWS = `query ($id: ID!, $from: Instant, $to: Instant, $layers: Boolean! = true) {
  forecastRows(forecastId: $id, from: $from, to: $to, layers: $layers) { start offered modelled basis } }`;
const ACCURACY = `query ($queueId: ID!, $from: LocalDate!, $to: LocalDate!) {
  forecastAccuracy(queueId: $queueId, from: $from, to: $to) { intervalMinutes
    leads { leadDays days byInterval { wape bias } byIntervalOfDay { time figures { bias } } } } }`;

interface Row {
  readonly start: string;
  readonly offered: number;
  readonly modelled: number | null;
}

/** Monday 29 June 2026 in New York. */
const MONDAY = { from: '2026-06-29T00:00:00-04:00', to: '2026-06-30T00:00:00-04:00' };
const TUESDAY = { from: MONDAY.to, to: '2026-07-01T00:00:00-04:00' };

describe('a planner’s work on forecasts', () => {
  let day: PlannersDay;
  let forecastId: string;

  beforeAll(async () => {
    day = await PlannersDay.begin('2026-05-31T20:00:00Z');
    await day.foundCompany();
    await importFile(day, 'PLAIN', callsFrom('2025-04-07', 60 * 7, 40), [{ queueId: day.queueId }]);
    forecastId = await repeatLastWeek(day, '2026-06-01', 60);
  });
  afterAll(() => day.app.close());

  const add = async (edit: object, range = MONDAY, reason = 'told by the client') => {
    const input = { forecastId, ...range, edit, reason };
    return (await day.ask<{ addForecastLayer: { id: string; edit: object } }>(ADD, { input }))
      .addForecastLayer;
  };
  const undo = (id: string) => day.ask(UNDO, { id });
  const rows = async (range = MONDAY, more = {}) =>
    (await day.ask<{ forecastRows: Row[] }>(ROWS, { id: forecastId, ...range, ...more })).forecastRows;
  const offered = async (range = MONDAY) => (await rows(range)).map((row) => row.offered);

  // The Monday before was Memorial Day, so Mondays repeat the one of the week before that.
  it('puts typed layers over a version, which itself stays as it was made', async () => {
    expect(await offered()).toEqual([98, 49]);
    const percent = await add({ percent: 10 });
    expect(percent).toMatchObject({
      edit: { kind: 'PERCENT', percent: 10 },
      reason: 'told by the client',
      switchedOn: true,
      undoneAt: null,
    });
    const more = await add({ add: { contacts: 2, scope: 'INTERVAL' } });
    const moved = await add({ move: { toDate: '2026-06-30', share: 0.5 } });
    const [ten] = await rows();
    expect(ten.offered).toBeCloseTo((98 * 1.1 + 2) / 2, 9);
    expect(ten.modelled).toBe(98);
    expect((await offered(TUESDAY))[0]).toBeCloseTo(99 + (98 * 1.1 + 2) / 2, 9);
    const shaped = await add({ copyShape: { fromDate: '2026-06-29' } }, TUESDAY);
    const set = await add({ set: { contacts: 300, scope: 'RANGE' } }, TUESDAY);
    expect((await offered(TUESDAY)).reduce((sum, calls) => sum + calls, 0)).toBeCloseTo(300, 9);
    const driver = await add(
      { driver: { driver: 'MAILING', pieces: 1000, responseRate: 0.03, dailyShares: [2, 1] } },
      { from: MONDAY.from, to: TUESDAY.to },
    );
    expect(driver.edit).toMatchObject({ kind: 'DRIVER', driver: 'MAILING', dailyShares: [2, 1] });
    expect((await offered(TUESDAY)).reduce((sum, calls) => sum + calls, 0)).toBeCloseTo(310, 9);
    expect((await rows(MONDAY, { layers: false })).map((row) => row.offered)).toEqual([98, 49]);
    for (const layer of [percent, more, moved, shaped, set, driver]) await undo(layer.id);
    expect(await offered()).toEqual([98, 49]);
  });

  it('switches layers off and on, undoes them for good and deletes none', async () => {
    const layer = await add({ percent: 100 });
    await day.ask(SWITCH, { id: layer.id, on: false });
    expect(await offered()).toEqual([98, 49]);
    await day.ask(SWITCH, { id: layer.id, on: true });
    expect(await offered()).toEqual([196, 98]);
    await undo(layer.id);
    expect(await day.ask(SWITCH, { id: layer.id, on: true })).toEqual({
      switchForecastLayer: { code: 'FORECAST_LAYER_UNDONE' },
    });
    const { forecast } = await day.ask<{ forecast: { layers: { id: string; undoneAt: string }[] } }>(
      `query ($id: ID!) { forecast(id: $id) { layers { id undoneAt } } }`,
      { id: forecastId },
    );
    expect(forecast.layers.length).toBeGreaterThan(6);
    expect(forecast.layers.every(({ undoneAt }) => undoneAt !== null)).toBe(true);
  });

  it('calculates requirements with the layers that count, and says which they were', async () => {
    const layer = await add({ percent: 50 });
    const { calculateRequirement: requirement } = await day.ask<{
      calculateRequirement: { id: string; layerIds: string[] };
    }>(
      `mutation ($input: CalculateRequirementInput!) { calculateRequirement(input: $input) { id layerIds } }`,
      { input: { forecastId, routedShare: 1 } },
    );
    expect(requirement.layerIds).toEqual([layer.id]);
    const { requirementRows } = await day.ask<{ requirementRows: { offered: number }[] }>(
      `query ($id: ID!, $from: Instant, $to: Instant) { requirementRows(requirementId: $id, from: $from, to: $to) { offered } }`,
      { id: requirement.id, ...MONDAY },
    );
    expect(Math.max(...requirementRows.map((row) => row.offered))).toBe(147);
    const { compareForecasts } = await day.ask<{
      compareForecasts: { layerIds: (string[] | null)[]; rows: { start: string; offered: number[] }[] };
    }>(
      `query ($ids: [ID!]!) { compareForecasts(ids: $ids, layers: BOTH) { layerIds rows { start offered } } }`,
      {
        ids: [forecastId],
      },
    );
    expect(compareForecasts.layerIds).toEqual([null, [layer.id]]);
    const ten = compareForecasts.rows.find(({ start }) => start === '2026-06-29T14:00:00.000Z');
    expect(ten?.offered).toEqual([98, 147]);
    await undo(layer.id);
  });

  it('takes a forecast made elsewhere as a version of its own', async () => {
    const { importForecast } = await day.ask<{
      importForecast: { id: string; model: string; version: number };
    }>(
      `mutation ($input: ImportForecastInput!) { importForecast(input: $input) {
        ... on ForecastVersion { id model version days } ... on Problem { message } } }`,
      {
        input: {
          queueId: day.queueId,
          fileName: 'client.csv',
          content: callsFrom('2026-07-06', 5),
          zone: 'America/New_York',
        },
      },
    );
    expect(importForecast).toMatchObject({ model: 'imported', days: 5 });
    expect(importForecast.version).toBeGreaterThan(1);
  });

  it('takes the night’s snapshots as a job, and one queue’s at any time', async () => {
    const nights = day.app.app.get(SnapshotNights, { strict: false });
    day.clock.set(parseInstant('2026-06-01T05:00:00Z'));
    expect(await nights.look()).toBe(true);
    const jobs = await day.app.app
      .get(VisibleJobs, { strict: false })
      .page(SYSTEM_ACTOR, { first: 50, after: null }, { status: undefined, kind: 'forecast-snapshots' });
    const done = await day.app.app.get(JobsService, { strict: false }).finished(jobs.nodes[0].id);
    expect(done).toMatchObject({ status: 'COMPLETED', result: { queues: 1, taken: 1 } });
    expect(await nights.look()).toBe(false);

    const layer = await add({ percent: 20 });
    for (const at of ['2026-06-22T12:00:00Z', '2026-06-28T12:00:00Z']) {
      day.clock.set(parseInstant(at));
      await day.ask(
        `mutation ($queueId: ID!) { takeForecastSnapshot(queueId: $queueId) {
          ... on ForecastSnapshot { takenOn } ... on Problem { message } } }`,
        { queueId: day.queueId },
      );
    }
    await undo(layer.id);
    const { forecastSnapshots } = await day.ask<{ forecastSnapshots: { nodes: { layerIds: string[] }[] } }>(
      `query ($queueId: ID!) { forecastSnapshots(queueId: $queueId) { nodes { takenOn layerIds } } }`,
      { queueId: day.queueId },
    );
    expect(forecastSnapshots.nodes.map(({ layerIds }) => layerIds.length)).toEqual([0, 1, 1]);
  });

  it('measures forecasts by how long before they were made', async () => {
    await importFile(day, 'PLAIN', 'date,start,calls\n2026-06-29,10:00,110\n2026-06-29,10:30,55', [
      { queueId: day.queueId },
    ]);
    const span = { from: '2026-06-29', to: '2026-06-29' };
    const { forecastAccuracy } = await day.ask<{
      forecastAccuracy: {
        leads: { leadDays: number; byInterval: { bias: number; wape: number }; byIntervalOfDay: object[] }[];
      };
    }>(ACCURACY, { queueId: day.queueId, ...span });
    const { leads } = forecastAccuracy;
    expect(leads.map(({ leadDays }) => leadDays)).toEqual([1, 7, 28]);
    // 98 and 49 were forecast four weeks before, a fifth more later; 110 and 55 came.
    expect(leads[2].byInterval.bias).toBeCloseTo(98 / 110 - 1, 9);
    expect(leads[0].byInterval.bias).toBeCloseTo((1.2 * 98) / 110 - 1, 9);
    expect(leads[0].byIntervalOfDay).toHaveLength(2);
    const outside = await day.signIn('outsider', {
      role: 'client-viewer',
      scope: scopeOf({ clientIds: [Number(day.otherClientId)] }),
    });
    expect(await day.refusal(ACCURACY, { queueId: day.queueId, ...span }, outside)).toBe('QUEUE_NOT_FOUND');
  });

  it('forecasts the rest of a day from what has come, with the agents it needs', async () => {
    const midday = '2026-06-29T14:30:00Z';
    const { intradayReforecast: now } = await day.ask<{
      intradayReforecast: {
        actualSoFar: number;
        expectedSoFar: number;
        ratio: number;
        rest: {
          offered: number;
          morning: number;
          intervals: { low: number; high: number }[];
          staffing: object;
        }[];
      };
    }>(
      `query ($queueId: ID!, $asOf: Instant) { intradayReforecast(queueId: $queueId, asOf: $asOf) {
        ... on IntradayReforecast { actualSoFar expectedSoFar ratio
          rest { start offered morning intervals { level low high } staffing { requiredAgents } plannedAgents } }
        ... on Problem { message } } }`,
      { queueId: day.queueId, asOf: midday },
    );
    expect(now).toMatchObject({ actualSoFar: 110, expectedSoFar: 98 });
    expect(now.ratio).toBeGreaterThan(1);
    expect(now.ratio).toBeLessThan(110 / 98);
    expect(now.rest).toHaveLength(1);
    expect(now.rest[0].offered).toBeCloseTo(49 * now.ratio, 9);
    expect(now.rest[0].intervals[0].low).toBeLessThan(now.rest[0].offered);
    expect(now.rest[0].staffing).toMatchObject({ requiredAgents: expect.any(Number) as number });
  });
});
