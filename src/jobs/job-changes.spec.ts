import { JOB } from '../../test/builders/job.js';
import { instant } from '../time/instant.js';
import { Subscription } from '../topics/subscription.js';
import { JobChanges } from './job-changes.js';
import { type Job } from './job.js';

const QUEUED: Job = { ...JOB, id: 1 };
const RUNNING: Job = { ...QUEUED, status: 'RUNNING', progress: 0.5 };
const COMPLETED: Job = { ...RUNNING, status: 'COMPLETED', progress: 1 };
const COMPLETED_LATER: Job = { ...COMPLETED, attempt: 1, heartbeatAt: instant(5_000) };

const never = (): Promise<Job> => Promise.reject(new Error('It looked at the row.'));
const topic = () => new Subscription<Job>(() => undefined);

async function all(changes: AsyncIterable<Job>): Promise<Job[]> {
  const seen: Job[] = [];
  for await (const job of changes) seen.push(job);
  return seen;
}

it('tells the job as it is, then what it hears, and ends with the job', async () => {
  const messages = topic();
  for (const job of [RUNNING, COMPLETED, RUNNING]) messages.push(job);

  expect(await all(new JobChanges(QUEUED, messages, never, 60_000))).toEqual([QUEUED, RUNNING, COMPLETED]);
});

it('is over at once where the job has ended', async () => {
  expect(await all(new JobChanges(COMPLETED, topic(), never, 60_000))).toEqual([COMPLETED]);
});

it('looks at the row when it hears nothing, and tells only what is new', async () => {
  const rows = [QUEUED, QUEUED, RUNNING, RUNNING, COMPLETED];
  const look = (): Promise<Job | null> => Promise.resolve(rows.shift() ?? null);

  expect(await all(new JobChanges(QUEUED, topic(), look, 1))).toEqual([QUEUED, RUNNING, COMPLETED]);
});

it('leaves out what it hears of later than it has seen it', async () => {
  const at = (seconds: number, progress: number): Job => ({
    ...RUNNING,
    progress,
    attempt: 1,
    heartbeatAt: instant(seconds * 1_000),
  });
  const messages = topic();
  const changes = new JobChanges(at(1, 0.1), messages, () => Promise.resolve(at(4, 0.4)), 1);
  const first = [await changes.next(), await changes.next()];
  for (const job of [at(3, 0.3), { ...RUNNING, attempt: 0 }, at(5, 0.5), COMPLETED_LATER]) messages.push(job);

  expect(first).toMatchObject([{ value: { progress: 0.1 } }, { value: { progress: 0.4 } }]);
  expect((await all(changes)).map(({ progress }) => progress)).toEqual([0.5, 1]);
});

it('ends for a consumer that has had enough while it waits', async () => {
  const changes = new JobChanges(QUEUED, topic(), never, 60_000);
  await changes.next();
  const waiting = changes.next();

  await changes.return();

  expect(await waiting).toEqual({ value: undefined, done: true });
});
