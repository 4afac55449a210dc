import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../ormconfig.js';
import { EVERYWHERE } from '../../../src/access/actor.js';
import { migrate } from '../../../src/database/migrate.js';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { type JobHandler } from '../../../src/jobs/job.js';
import { JobsService } from '../../../src/jobs/jobs.service.js';
import { startApp, type TestApp } from '../../support/app.js';
import { type ScratchDatabase, scratchDatabase } from '../../support/database.js';
import { redisUrl, withoutRedis } from '../../support/redis.js';
import { watch } from '../../support/subscription.js';

const url = redisUrl();

if (url === null) withoutRedis('Jobs of two processes');
else describe('an API and a worker on one Redis', () => shareWork(url));

function shareWork(redis: string): void {
  let database: ScratchDatabase;
  let api: TestApp;
  let worker: TestApp;

  beforeAll(async () => {
    database = await scratchDatabase();
    const dataSource = await new DataSource(dataSourceOptions(database.settings)).initialize();
    await migrate(dataSource);
    await dataSource.destroy();
    const env = { REDIS_URL: redis, WFM_REDIS_PREFIX: `wfm-test-${randomUUID()}` };
    api = await startApp({ database, env: { ...env, WFM_ROLE: 'api' } });
    worker = await startApp({ database, env: { ...env, WFM_ROLE: 'worker' } });
  });
  afterAll(async () => {
    await api?.close();
    await worker?.close();
    await database?.drop();
  });

  async function begin(kind: string): Promise<number> {
    const jobs = api.app.get(JobsService);
    const job = await api.app
      .get(UnitOfWork)
      .run((manager) => jobs.create(manager, { kind, input: {}, seed: 1, budgetSeconds: 60, createdBy: 0 }));
    await jobs.dispatch(job.id);
    return job.id;
  }

  const register = (kind: string, handler: JobHandler): void => {
    worker.app.get(JobsService).register(kind, handler);
    api.app.get(JobsService).register(kind, () => Promise.reject(new Error('The API must not work.')));
  };

  it('shows one who is connected to the API how the worker comes on', async () => {
    const token = await api.createAccount({
      name: 'Planner',
      email: 'planner@x.test',
      password: 'correct horse battery staple',
      grants: [{ role: 'planner', scope: EVERYWHERE }],
    });
    let finish: () => void = () => undefined;
    register('shown', async ({ report }) => {
      report({ phase: 'half way', progress: 0.5 });
      await new Promise<void>((resolve) => (finish = resolve));
      return 'done';
    });
    const id = await begin('shown');
    const query = 'subscription ($id: ID!) { jobProgress(id: $id) { status phase } }';
    const watching = watch<{ jobProgress: { status: string; phase: string } }>(api, query, { id }, token);
    const seen: string[] = [];
    for (let next = await watching.next(); next.done !== true; next = await watching.next()) {
      const { status = '', phase = '' } = next.value.data?.jobProgress ?? {};
      seen.push(status);
      if (phase === 'half way') finish();
    }
    await watching.close();

    expect(seen.at(-1)).toBe('COMPLETED');
    expect((await api.app.get(JobsService).finished(id)).result).toBe('done');
  });

  it('lets the API cancel what the worker does', async () => {
    let begun: () => void = () => undefined;
    const running = new Promise<void>((resolve) => (begun = resolve));
    register('cancelled', async ({ signal }) => {
      begun();
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      return 'best so far';
    });
    const id = await begin('cancelled');
    await running;

    await api.app.get(JobsService).cancel(id);

    expect(await api.app.get(JobsService).finished(id)).toMatchObject({
      status: 'CANCELLED',
      result: 'best so far',
    });
  });
}
