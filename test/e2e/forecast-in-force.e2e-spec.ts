import { callsFrom, importFile, repeatLastWeek } from '../support/forecast-steps.js';
import { PlannersDay, scopeOf } from '../support/planners-day.js';

const IN_FORCE = `query ($queueId: ID!, $from: LocalDate!, $to: LocalDate!) {
  forecastInForce(queueId: $queueId, from: $from, to: $to) {
    date forecast { id author } rows { start offered modelled } } }`;
const PREVIEW = `query ($input: PreviewForecastLayerInput!) {
  previewForecastLayer(input: $input) { start before after } }`;
const ADD = `mutation ($input: AddForecastLayerInput!) { addForecastLayer(input: $input) { id author } }`;

/** Monday 29 June 2026 in New York. */
const MONDAY = { from: '2026-06-29T00:00:00-04:00', to: '2026-06-30T00:00:00-04:00' };
const AT_TEN = '2026-06-29T14:00:00.000Z';

interface Day {
  readonly date: string;
  readonly forecast: { readonly id: string; readonly author: string };
  readonly rows: readonly { readonly start: string; readonly offered: number; readonly modelled: number }[];
}

describe('the forecast in force', () => {
  let day: PlannersDay;
  let first: string;
  let viewer: string;
  let outsider: string;

  beforeAll(async () => {
    day = await PlannersDay.begin('2026-05-31T20:00:00Z');
    await day.foundCompany();
    await importFile(day, 'PLAIN', callsFrom('2026-03-02', 13 * 7), [{ queueId: day.queueId }]);
    first = await repeatLastWeek(day, '2026-06-01', 60);
    viewer = await day.signIn('viewer', {
      role: 'client-viewer',
      scope: scopeOf({ clientIds: [Number(day.clientId)] }),
    });
    outsider = await day.signIn('outsider', {
      role: 'client-viewer',
      scope: scopeOf({ clientIds: [Number(day.otherClientId)] }),
    });
  });
  afterAll(() => day.app.close());

  const inForce = async (from: string, to: string, token = day.planner) =>
    (await day.ask<{ forecastInForce: Day[] }>(IN_FORCE, { queueId: day.queueId, from, to }, token))
      .forecastInForce;

  it('is the newest of the day while nothing is published, with its author', async () => {
    const newer = await repeatLastWeek(day, '2026-07-01', 3);
    const days = await inForce('2026-06-30', '2026-07-01', viewer);
    expect(days.map(({ date, forecast }) => [date, forecast.id, forecast.author])).toEqual([
      ['2026-06-30', first, 'planner'],
      ['2026-07-01', newer, 'planner'],
    ]);
    expect(days[0].rows).toHaveLength(2);
    expect(await inForce('2027-01-01', '2027-01-07')).toEqual([]);
  });

  it('follows what was published last', async () => {
    const { calculateRequirement } = await day.ask<{ calculateRequirement: { id: string } }>(
      `mutation ($input: CalculateRequirementInput!) { calculateRequirement(input: $input) { id } }`,
      { input: { forecastId: first } },
    );
    await day.ask(`mutation ($id: ID!) { publishRequirement(id: $id) { __typename } }`, calculateRequirement);
    expect((await inForce('2026-07-01', '2026-07-01'))[0].forecast.id).toBe(first);
  });

  it('tells what a layer would change before it is put on, and writes nothing', async () => {
    const input = { forecastId: first, ...MONDAY, edit: { percent: 50 } };
    const before = (await inForce('2026-06-29', '2026-06-29'))[0].rows;
    const { previewForecastLayer: changes } = await day.ask<{ previewForecastLayer: { before: number }[] }>(
      PREVIEW,
      { input },
    );
    expect(changes).toEqual(
      before.map(({ start, offered }) => ({ start, before: offered, after: offered * 1.5 })),
    );
    expect((await inForce('2026-06-29', '2026-06-29'))[0].rows).toEqual(before);
    const { addForecastLayer } = await day.ask<{ addForecastLayer: { author: string } }>(ADD, {
      input: { ...input, reason: 'a mailing' },
    });
    expect(addForecastLayer.author).toBe('planner');
    const [now] = (await inForce('2026-06-29', '2026-06-29'))[0].rows;
    expect(now).toEqual({ start: AT_TEN, offered: before[0].offered * 1.5, modelled: before[0].offered });
  });

  it('lists the newest first, and compares over a part of the days', async () => {
    const { forecasts } = await day.ask<{ forecasts: { nodes: { id: string }[] } }>(
      `query ($queueId: ID!) { forecasts(queueId: $queueId, newestFirst: true, first: 1) { nodes { id } } }`,
      { queueId: day.queueId },
    );
    const ids = [first, forecasts.nodes[0].id];
    expect(Number(ids[1])).toBeGreaterThan(Number(first));
    const { compareForecasts } = await day.ask<{ compareForecasts: { rows: { start: string }[] } }>(
      `query ($ids: [ID!]!, $from: Instant, $to: Instant) {
        compareForecasts(ids: $ids, from: $from, to: $to) { rows { start offered } } }`,
      { ids, ...MONDAY },
    );
    expect(compareForecasts.rows.map(({ start }) => start)).toEqual([AT_TEN, '2026-06-29T14:30:00.000Z']);
  });

  it('shows nobody what is out of reach', async () => {
    const span = { queueId: day.queueId, from: '2026-06-29', to: '2026-06-29' };
    expect(await day.refusal(IN_FORCE, span, outsider)).toBe('QUEUE_NOT_FOUND');
    expect(await day.refusal(IN_FORCE, { ...span, to: '2026-09-29' }, day.planner)).toBe(
      'FORECASTING_INVALID',
    );
    const input = { forecastId: first, ...MONDAY, edit: { percent: 50 } };
    expect(await day.refusal(PREVIEW, { input }, viewer)).toBe('FORBIDDEN');
    expect(await day.refusal(PREVIEW, { input: { ...input, edit: { percent: -200 } } }, day.planner)).toBe(
      'FORECASTING_INVALID',
    );
  });
});
