import { type Actor, NOWHERE } from '../../../src/access/actor.js';
import { ForecastBatchJob } from '../../../src/forecasting/forecast-batch-job.js';
import { type ForecastBatch } from '../../../src/forecasting/forecast-batch.js';
import { ForecastBatchesService } from '../../../src/forecasting/forecast-batches.service.js';
import { type Job, type JobProgress } from '../../../src/jobs/job.js';
import { localDate } from '../../../src/time/zoned-time.js';
import { ClientWorkService } from '../../../src/workforce/client-work.service.js';
import { aQueue } from '../../builders/workforce.js';
import { me, PlanningDesk, weekdayCsv } from './planning-desk.js';

let desk: PlanningDesk;
let batches: ForecastBatchesService;
const withHistory: number[] = [];
let empty: number;

const forecast = { from: localDate('2026-06-29'), days: 7, model: 'seasonal-naive' };

beforeAll(async () => {
  desk = await PlanningDesk.open();
  batches = desk.get(ForecastBatchesService);
  const work = desk.get(ClientWorkService);
  for (const code of ['A', 'B', 'C', 'D', 'EMPTY']) {
    const { id } = await work.createQueue(me, aQueue(desk.company.travel.id, { code }));
    if (code === 'EMPTY') empty = id;
    else {
      withHistory.push(id);
      await desk.import(
        id,
        weekdayCsv('2026-05-04', 56, () => 40),
      );
    }
  }
});
afterAll(() => desk.close());

const start = (queueIds: readonly number[], more: object = {}): Promise<ForecastBatch> =>
  batches.start(me, { queueIds, forecast: { ...forecast, ...more } });

/** Lets a worker at the job. */
async function run(job: Job, signal = new AbortController().signal): Promise<JobProgress[]> {
  const seen: JobProgress[] = [];
  await desk.get(ForecastBatchJob).run({ job, signal, report: (progress) => seen.push(progress) });
  return seen;
}
const outcomes = async (id: number) => (await batches.batch(me, id)).queues.map(({ outcome }) => outcome);
const versionCount = async (queueId: number) =>
  (await desk.forecasting.versions(me, queueId, { first: 1, after: null })).totalCount;

describe('forecasts of many queues', () => {
  it('are made queue by queue, and a queue without history does not keep the others from theirs', async () => {
    const { id, job } = await start([...withHistory, empty]);
    expect(job).toMatchObject({ kind: 'forecasts', status: 'QUEUED' });
    const seen = await run(job);
    expect(seen.at(-1)).toEqual({ phase: '5 of 5 queues', progress: 1 });
    const { queues } = await batches.batch(me, id);
    expect(queues.map(({ outcome }) => outcome)).toEqual(['made', 'made', 'made', 'made', 'no-history']);
    expect(queues[4].message).toContain('There is no history of the queue');
    const version = await desk.forecasting.version(me, queues[0].forecastVersionId ?? 0);
    expect(version).toMatchObject({
      queueId: withHistory[0],
      model: 'seasonal-naive',
      createdBy: me.accountId,
    });
  });

  it('are made once where a second worker takes up the job of one that was thought dead', async () => {
    const before = await Promise.all(withHistory.map(versionCount));
    const { id, job } = await start(withHistory);
    await Promise.all([run(job), run(job), run(job)]);
    await run(job);
    expect(await outcomes(id)).toEqual(['made', 'made', 'made', 'made']);
    expect(await Promise.all(withHistory.map(versionCount))).toEqual(before.map((count) => count + 1));
  });

  it('stop when the job is cancelled: what was made stays, what waited waits', async () => {
    const { id, job } = await start(withHistory);
    const cancel = new AbortController();
    await desk.get(ForecastBatchJob).run({
      job,
      signal: cancel.signal,
      report: ({ progress }) => {
        if (progress > 0) cancel.abort();
      },
    });
    const left = await outcomes(id);
    expect(left).toContain('made');
    expect(left).toContain('waiting');
  });

  it('say which queue failed and why', async () => {
    const { id, job } = await start([withHistory[0]], { intervalMinutes: 15 });
    await run(job);
    const [queue] = (await batches.batch(me, id)).queues;
    expect(queue).toMatchObject({ outcome: 'failed', forecastVersionId: null });
    expect(queue.message).toContain('do not add up to 15');
  });

  it('are ordered by client too', async () => {
    const { queues } = await batches.start(me, { clientId: desk.company.travel.id, forecast });
    expect(queues.map(({ queueId }) => queueId)).toEqual(
      [desk.company.travelQueue.id, ...withHistory, empty].sort((a, b) => a - b),
    );
  });

  it.each([
    ['no queue', { queueIds: [] }, 'FORECASTING_INVALID'],
    ['neither queues nor a client', {}, 'FORECASTING_INVALID'],
    ['both', { queueIds: [1], clientId: 1 }, 'FORECASTING_INVALID'],
    ['a queue that is not there', { queueIds: [999_999] }, 'QUEUE_NOT_FOUND'],
    ['a client that is not there', { clientId: 999_999 }, 'CLIENT_NOT_FOUND'],
    ['an unknown model', { queueIds: [1], forecast: { ...forecast, model: 'arima' } }, 'FORECASTING_INVALID'],
    ['too many days', { queueIds: [1], forecast: { ...forecast, days: 400 } }, 'FORECASTING_INVALID'],
  ])('refuse %s', async (_, order, code) => {
    await expect(batches.start(me, { forecast, ...order })).rejects.toMatchObject({ code });
  });

  it('are out of reach for planners of other clients', async () => {
    const { id } = await start([withHistory[0]]);
    const scope = { ...NOWHERE, clientIds: [desk.company.bank.id] };
    const other: Actor = { accountId: 7, name: 'other', grants: [{ role: 'planner', scope }] };
    await expect(batches.batch(other, id)).rejects.toMatchObject({ code: 'JOB_NOT_FOUND' });
    const order = { queueIds: [withHistory[0]], forecast };
    await expect(batches.start(other, order)).rejects.toMatchObject({ code: 'QUEUE_NOT_FOUND' });
  });
});
