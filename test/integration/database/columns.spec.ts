import { type DataSource } from 'typeorm';
import { fromDatabase, toDatabase } from '../../../src/database/columns.js';
import { JobEntity } from '../../../src/jobs/persistence/job.entity.js';
import { insertJob } from '../../../src/jobs/persistence/job.repository.js';
import { parseInstant } from '../../../src/time/instant.js';
import { JOB } from '../../builders/job.js';
import { freshDataSource } from '../../support/database.js';

const AT = parseInstant('2026-10-25T01:30:00.123Z');

let dataSource: DataSource;
let id: number;

beforeAll(async () => {
  dataSource = await freshDataSource();
  const text = 'Zażółć 🙂 '.repeat(20_000);
  const job = await insertJob(dataSource.manager, {
    ...JOB,
    input: { text, list: [1, null, { deep: true }] },
    seed: 2_147_483_647,
    budgetSeconds: 0.5,
    bestScore: -1e15,
    createdAt: AT,
  });
  id = job.id;
});
afterAll(() => dataSource.destroy());

it('keeps instants to the millisecond, on a night when clocks go back', async () => {
  expect((await dataSource.manager.findOneByOrFail(JobEntity, { id })).createdAt).toBe(AT);
});

it('finds instants by query-builder parameters and reads them from raw rows', async () => {
  const query = dataSource.manager
    .createQueryBuilder(JobEntity, 'job')
    .where('job.createdAt = :at', { at: toDatabase(AT) });

  expect(await query.getCount()).toBe(1);
  const raw = await query.select('job.createdAt', 'at').getRawOne<{ at: Date | string }>();
  expect(fromDatabase(raw?.at ?? '')).toBe(AT);
});

it('keeps JSON of more than 64 KiB, with every character', async () => {
  const { input } = await dataSource.manager.findOneByOrFail(JobEntity, { id });

  expect(input).toEqual({ text: 'Zażółć 🙂 '.repeat(20_000), list: [1, null, { deep: true }] });
});

it('keeps numbers as they are', async () => {
  const { seed, budgetSeconds, bestScore, cancelRequested } = await dataSource.manager.findOneByOrFail(
    JobEntity,
    { id },
  );

  expect({ seed, budgetSeconds, bestScore, cancelRequested }).toEqual({
    seed: 2_147_483_647,
    budgetSeconds: 0.5,
    bestScore: -1e15,
    cancelRequested: false,
  });
});
