import { Logger } from '@nestjs/common';
import { type DataSource } from 'typeorm';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { type Job, type JobContext, type JobHandler } from '../../../src/jobs/job.js';
import { JobEntity } from '../../../src/jobs/persistence/job.entity.js';
import { SettableClock } from '../../../src/time/clock.js';
import { addMinutes, parseInstant } from '../../../src/time/instant.js';
import { jobTopic } from '../../../src/topics/topics.js';
import { UserError } from '../../../src/user-error.js';
import { freshDataSource } from '../../support/database.js';
import { JobProcess } from '../../support/job-process.js';

const NOON = parseInstant('2026-03-02T12:00:00Z');

let dataSource: DataSource;
let shared: { dataSource: DataSource; unitOfWork: UnitOfWork; clock: SettableClock };
const processes: JobProcess[] = [];

beforeAll(async () => {
  Logger.overrideLogger(false);
  dataSource = await freshDataSource();
  shared = { dataSource, unitOfWork: new UnitOfWork(dataSource), clock: new SettableClock(NOON) };
});
afterEach(async () => {
  await Promise.all(processes.splice(0).map((each) => each.stop()));
  await dataSource.query('DELETE FROM job');
  shared.clock.set(NOON);
});
afterAll(() => dataSource.destroy());

function process(handler: JobHandler, options?: ConstructorParameters<typeof JobProcess>[2]): JobProcess {
  processes.push(new JobProcess(shared, handler, options));
  return processes[processes.length - 1];
}

const untilAborted = ({ signal }: JobContext): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

it('does a job and keeps its result', async () => {
  const one = process(({ job }) => Promise.resolve({ twice: (job.input as { n: number }).n * 2 })).start();
  const { id } = await one.create({ n: 21 });
  await one.service.dispatch(id);

  const ended = await one.service.finished(id);

  expect(ended).toMatchObject({
    status: 'COMPLETED',
    result: { twice: 42 },
    progress: 1,
    attempt: 1,
    error: null,
  });
  expect(ended).toMatchObject({ createdAt: NOON, startedAt: NOON, finishedAt: NOON });
});

it('finds a queued job that nobody dispatched', async () => {
  const one = process(() => Promise.resolve('done'));
  const { id } = await one.create();

  one.start();

  expect((await one.service.finished(id)).result).toBe('done');
});

it('tells why a job failed where somebody can put it right', async () => {
  const one = process(() =>
    Promise.reject(new UserError('FORECAST_MISSING', 'Publish a forecast first.')),
  ).start();
  const { id } = await one.create();

  expect(await one.service.finished(id)).toMatchObject({
    status: 'FAILED',
    error: 'Publish a forecast first.',
  });
});

it('masks what is our own fault', async () => {
  const one = process(() => Promise.reject(new Error('secret detail'))).start();
  const { id } = await one.create();

  const { status, error } = await one.service.finished(id);

  expect({ status, error }).toEqual({
    status: 'FAILED',
    error: `Something went wrong on our side. Quote job ${id}.`,
  });
});

it('lets two workers share twenty jobs, each done once', async () => {
  const done: number[] = [];
  const handler: JobHandler = ({ job }) => Promise.resolve(done.push(job.id));
  const [one, two] = [process(handler, { concurrency: 3 }), process(handler, { concurrency: 3 })];
  const jobs = await Promise.all(Array.from({ length: 20 }, () => one.create()));

  one.start();
  two.start();
  const ended = await Promise.all(jobs.map(({ id }) => two.service.finished(id)));

  expect(done.sort((a, b) => a - b)).toEqual(jobs.map(({ id }) => id).sort((a, b) => a - b));
  expect(ended.every(({ attempt }) => attempt === 1)).toBe(true);
});

it('tells progress in the row and to listeners', async () => {
  const one = process(async (context) => {
    context.report({ phase: 'assigning', progress: 0.4, bestScore: -12.5, bound: -10 });
    await untilAborted(context);
  });
  const { id } = await one.create();
  const changes = one.topics.subscribe<Job>(jobTopic(id));
  one.start();

  for await (const job of changes) if (job.phase === 'assigning') break;

  expect(await one.row(id)).toMatchObject({ status: 'RUNNING', progress: 0.4, bestScore: -12.5, bound: -10 });
});

it('cancels a queued job at once, and nobody does it', async () => {
  const done: number[] = [];
  const one = process(({ job }) => Promise.resolve(done.push(job.id)));
  const { id } = await one.create();

  expect(await one.service.cancel(id)).toBe(true);
  one.start();
  const next = await one.create();
  await one.service.finished(next.id);

  expect(done).toEqual([next.id]);
  expect(await one.row(id)).toMatchObject({ status: 'CANCELLED', startedAt: null });
});

it('cancels a running job, and keeps the best it had', async () => {
  const work = new Gate();
  const one = process(async (context) => {
    work.open();
    await untilAborted(context);
    return 'best so far';
  }).start();
  const { id } = await one.create();
  // Between the claim of the row and the work there is nothing yet that could be kept.
  await work.opened;

  expect(await one.service.cancel(id)).toBe(true);

  expect(await one.service.finished(id)).toMatchObject({ status: 'CANCELLED', result: 'best so far' });
  expect(await one.service.cancel(id)).toBe(false);
});

it('cancels a job that another process runs, even when the message is lost', async () => {
  const worker = process(untilAborted).start();
  const api = process(untilAborted); // its topics reach nobody
  const { id } = await api.create();
  await begun(worker, id);

  await api.service.cancel(id);

  expect(await api.service.finished(id)).toMatchObject({ status: 'CANCELLED' });
});

it('takes up the job of a worker that died, and gives up after the third', async () => {
  const one = process(() => Promise.resolve('done'));
  const [once, thrice] = [await one.create(), await one.create()];
  await died(once.id, 1);
  await died(thrice.id, 3);
  shared.clock.set(addMinutes(NOON, 1));

  one.start();

  expect(await one.service.finished(once.id)).toMatchObject({ status: 'COMPLETED', attempt: 2 });
  const failed = await one.service.finished(thrice.id);
  expect(failed).toMatchObject({ status: 'FAILED', attempt: 3 });
  expect(failed.error).toContain('stopped answering 3 times');
});

it('leaves a job alone whose worker is alive', async () => {
  const one = process(() => Promise.resolve('done'));
  const { id } = await one.create();
  await died(id, 1);

  one.start();
  const other = await one.create();
  await one.service.finished(other.id);

  expect(await one.row(id)).toMatchObject({ status: 'RUNNING', attempt: 1 });
});

it('does not let a worker that was given up write over its successor', async () => {
  const gate = new Gate();
  const slow = process(() => gate.opened.then(() => 'late'), {
    timing: { heartbeatMs: 3_600_000, silentMs: 30_000, sweepMs: 3_600_000, progressMs: 10 },
  }).start();
  const { id } = await slow.create();
  await slow.service.dispatch(id);
  await begun(slow, id);
  shared.clock.set(addMinutes(NOON, 1));
  const quick = process(() => Promise.resolve('in time')).start();
  await quick.service.finished(id);

  gate.open();
  await slow.stop();

  expect(await quick.row(id)).toMatchObject({ status: 'COMPLETED', result: 'in time', attempt: 2 });
});

it('gives a job back when its process ends in good order', async () => {
  const one = process(() => new Promise(() => undefined)).start();
  const { id } = await one.create();
  await begun(one, id);

  await one.stop();

  expect((await one.row(id)).status).toBe('QUEUED');
  const two = process(() => Promise.resolve('done')).start();
  expect(await two.service.finished(id)).toMatchObject({ status: 'COMPLETED', result: 'done' });
});

async function begun(process: JobProcess, id: number): Promise<void> {
  while ((await process.row(id)).status !== 'RUNNING') await new Promise((resolve) => setTimeout(resolve, 5));
}

/** A worker took the job and was not heard of again. */
async function died(id: number, attempt: number): Promise<void> {
  await dataSource.manager.update(
    JobEntity,
    { id },
    { status: 'RUNNING', attempt, startedAt: NOON, heartbeatAt: NOON },
  );
}

class Gate {
  open!: () => void;
  readonly opened = new Promise<void>((resolve) => (this.open = resolve));
}
