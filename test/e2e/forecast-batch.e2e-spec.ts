import { ForecastComputer } from '../../src/forecasting/forecast-computer.js';
import { callsFrom, importFile } from '../support/forecast-steps.js';
import { BANK_QUEUE } from '../fixtures/planners-day/company.js';
import { PlannersDay, scopeOf } from '../support/planners-day.js';
import { watch } from '../support/subscription.js';

const START = `mutation ($input: GenerateForecastsInput!) { generateForecasts(input: $input) { id job { status } } }`;
const BATCH = `query ($id: ID!) { forecastBatch(id: $id) { job { status progress phase }
  queues { queueId outcome message queue { code } forecast { model choice { origins why } } } } }`;
const ROWS = `query ($id: ID!) { forecast(id: $id) { patienceSeconds
    choice { origins horizons { horizon days wape noiseFloor simple { model wape } candidates { model weight wape } why } } }
  forecastRows(forecastId: $id) { offered averageHandleTimeSeconds abandonShare intervals { level low high } } }`;
const PROGRESS = `subscription ($id: ID!) { jobProgress(id: $id) { status progress phase } }`;

interface Batch {
  readonly job: { readonly status: string; readonly progress: number };
  readonly queues: readonly {
    readonly queueId: string;
    readonly outcome: string;
    readonly message: string | null;
    readonly queue: { readonly code: string };
    readonly forecast: {
      readonly model: string;
      readonly choice: { readonly origins: number } | null;
    } | null;
  }[];
}

interface Progress {
  readonly jobProgress: { readonly status: string; readonly progress: number; readonly phase: string };
}

describe('a planner’s forecasts of many queues', () => {
  let day: PlannersDay;
  const queueIds: string[] = [];

  beforeAll(async () => {
    day = await PlannersDay.begin('2026-05-31T20:00:00Z');
    await day.foundCompany();
    for (const code of ['Q1', 'Q2', 'Q3', 'QUIET']) {
      queueIds.push(await day.create('Queue', { ...BANK_QUEUE, code, clientId: day.clientId }));
    }
    for (const queueId of [day.queueId, ...queueIds.slice(0, 3)]) {
      await importFile(day, 'PLAIN', callsFrom('2026-01-05', 20 * 7, 40), [{ queueId }]);
    }
  });
  afterAll(() => day.app.close());

  const start = async (input: object): Promise<string> => {
    const { generateForecasts } = await day.ask<{ generateForecasts: { id: string } }>(START, { input });
    return generateForecasts.id;
  };
  const batch = async (id: string) => (await day.ask<{ forecastBatch: Batch }>(BATCH, { id })).forecastBatch;
  const follow = async (id: string): Promise<Progress['jobProgress'][]> => {
    const watching = watch<Progress>(day.app, PROGRESS, { id }, day.planner);
    const seen: Progress['jobProgress'][] = [];
    for (;;) {
      const next = await watching.next();
      if (next.done === true) break;
      if (next.value.data) seen.push(next.value.data.jobProgress);
    }
    await watching.close();
    return seen;
  };

  /** However fast forecasts are, none is ready before `release` is called. */
  const holdUpForecasts = (): (() => void) => {
    const computer = day.app.app.get(ForecastComputer, { strict: false });
    const make = computer.make.bind(computer);
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    computer.make = async (task, signal) => {
      await held;
      return make(task, signal);
    };
    return release;
  };

  it('are made by a job that tells how far it is, for all queues of a client', async () => {
    const id = await start({ clientId: day.clientId, from: '2026-06-01', days: 14 });
    const seen = await follow(id);
    expect(seen.at(-1)).toMatchObject({ status: 'COMPLETED', progress: 1, phase: '5 of 5 queues' });
    const { queues } = await batch(id);
    expect(queues).toHaveLength(5);
    const byCode = new Map(queues.map((queue) => [queue.queue.code, queue]));
    expect(byCode.get('QUIET')).toMatchObject({ outcome: 'NO_HISTORY', forecast: null });
    expect(byCode.get('QUIET')?.message).toContain('Import some');
    expect(byCode.get('Q3')).toMatchObject({ outcome: 'MADE', forecast: { model: 'auto' } });
    expect(byCode.get('Q3')?.forecast?.choice?.origins).toBeGreaterThan(5);
  });

  it('come with ranges and reasons', async () => {
    const { forecasts } = await day.ask<{ forecasts: { nodes: { id: string }[] } }>(
      `query ($queueId: ID!) { forecasts(queueId: $queueId) { nodes { id } } }`,
      { queueId: queueIds[0] },
    );
    const { forecast, forecastRows } = await day.ask<{
      forecast: {
        choice: { horizons: { why: string; noiseFloor: number; candidates: { weight: number }[] }[] };
      };
      forecastRows: { offered: number; intervals: { level: number; low: number; high: number }[] }[];
    }>(ROWS, { id: forecasts.nodes[0].id });
    expect(forecast.choice.horizons).toHaveLength(3);
    expect(forecast.choice.horizons[0].why).toMatch(/^a day ahead: \d+ % .*WAPE .*best simple average/);
    expect(forecastRows.length).toBe(20);
    for (const { offered, intervals } of forecastRows) {
      expect(intervals.map(({ level }) => level)).toEqual([0.8, 0.95]);
      expect(intervals[0].low).toBeLessThanOrEqual(offered);
      expect(intervals[0].high).toBeGreaterThanOrEqual(offered);
    }
  });

  it('stop when the planner says so, and keep what was made', async () => {
    const release = holdUpForecasts();
    const id = await start({ queueIds, from: '2026-06-01', days: 28 });
    await day.ask(`mutation ($id: ID!) { cancelJob(id: $id) { id } }`, { id });
    release();
    const seen = await follow(id);
    expect(seen.at(-1)).toMatchObject({ status: 'CANCELLED' });
    const { queues } = await batch(id);
    expect(queues.map(({ outcome }) => outcome)).toContain('WAITING');
  });

  it('are for those that plan the client', async () => {
    const scope = scopeOf({ clientIds: [Number(day.otherClientId)] });
    const other = await day.signIn('stranger', { role: 'planner', scope });
    const input = { queueIds, from: '2026-06-01' };
    expect(await day.refusal(START, { input }, other)).toBe('QUEUE_NOT_FOUND');
    const viewer = await day.signIn('viewer', {
      role: 'client-viewer',
      scope: scopeOf({ clientIds: [Number(day.clientId)] }),
    });
    expect(await day.refusal(START, { input }, viewer)).toBe('FORBIDDEN');
  });
});
