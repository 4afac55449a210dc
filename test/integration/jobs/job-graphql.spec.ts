import { EVERYWHERE, NOWHERE } from '../../../src/access/actor.js';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { type JobContext } from '../../../src/jobs/job.js';
import { JobsService } from '../../../src/jobs/jobs.service.js';
import { startApp, type TestApp } from '../../support/app.js';
import { countStatements } from '../../support/statements.js';
import { watch } from '../../support/subscription.js';

const PASSWORD = 'correct horse battery staple';

let app: TestApp;
let planner: string;
let viewer: string;
let viewerId: number;
let gate: Gate;
const begun: number[] = [];

beforeAll(async () => {
  app = await startApp();
  await app.dataSource.query(`INSERT INTO client (id, code, name) VALUES (1, 'c', 'Client')`);
  const everywhere = { role: 'planner', scope: EVERYWHERE } as const;
  const viewing = { role: 'client-viewer', scope: { ...NOWHERE, clientIds: [1] } } as const;
  planner = await app.createAccount({
    name: 'P',
    email: 'p@x.test',
    password: PASSWORD,
    grants: [everywhere],
  });
  viewer = await app.createAccount({
    name: 'V',
    email: 'v@x.test',
    password: PASSWORD,
    grants: [viewing],
  });
  const [{ id }]: { id: number }[] = await app.dataSource.query(
    `SELECT id FROM account WHERE email = 'v@x.test'`,
  );
  viewerId = id;
  app.app.get(JobsService).register('sample', waitAtGate);
});
beforeEach(() => {
  gate = new Gate();
});
afterEach(async () => {
  gate.open();
  await Promise.all(begun.splice(0).map((id) => app.app.get(JobsService).finished(id)));
});
afterAll(() => app?.close());

async function waitAtGate({ signal, report }: JobContext): Promise<string> {
  report({ phase: 'working', progress: 0.5 });
  const aborted = new Promise<void>((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  );
  await Promise.race([gate.opened, aborted]);
  return 'done';
}

async function begin(createdBy: number): Promise<number> {
  const jobs = app.app.get(JobsService);
  const job = await app.app
    .get(UnitOfWork)
    .run((manager) =>
      jobs.create(manager, { kind: 'sample', input: {}, seed: 1, budgetSeconds: 60, createdBy }),
    );
  await jobs.dispatch(job.id);
  begun.push(job.id);
  return job.id;
}

const JOB = 'query ($id: ID!) { job(id: $id) { id status kind progress createdAt finishedAt } }';
const PROGRESS = 'subscription ($id: ID!) { jobProgress(id: $id) { id status phase } }';

it('shows a job to who began it and to a planner, and to nobody else', async () => {
  const own = await begin(viewerId);
  const foreign = await begin(0);

  expect((await app.graphql(JOB, { id: own }, viewer)).data).toMatchObject({
    job: { id: String(own), kind: 'sample' },
  });
  expect((await app.graphql(JOB, { id: foreign }, planner)).errors).toBeUndefined();
  const refused = await app.graphql(JOB, { id: foreign }, viewer);
  const missing = await app.graphql(JOB, { id: 999_999 }, viewer);

  expect(refused.errors?.[0]).toMatchObject({
    message: `No job ${foreign} that you may see.`,
    extensions: { code: 'JOB_NOT_FOUND', place: { id: foreign } },
  });
  expect(missing.errors?.[0].message).toBe('No job 999999 that you may see.');
});

it('lists jobs page by page in two statements each', async () => {
  for (let n = 0; n < 5; n++) await begin(viewerId);
  const list = `query ($after: String) {
    jobs(first: 2, after: $after, kind: "sample") { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage endCursor } }
  }`;
  interface Answer {
    jobs: {
      totalCount: number;
      nodes: { id: string }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  }

  const ids: string[] = [];
  let after: string | null = null;
  for (let more = true; more;) {
    const { data }: { data: Answer } = await app.graphql<Answer>(list, { after }, viewer);
    ids.push(...data.jobs.nodes.map(({ id }) => id));
    ({ hasNextPage: more, endCursor: after } = data.jobs.pageInfo);
    if (!more) expect(data.jobs.totalCount).toBe(ids.length);
  }

  expect(ids.length).toBeGreaterThanOrEqual(5);
  expect([...new Set(ids)]).toEqual([...ids].sort((a, b) => Number(a) - Number(b)));
  const anonymous = await countStatements(app, () => app.graphql('{ __typename }', {}, viewer));
  expect((await countStatements(app, () => app.graphql(list, {}, viewer))) - anonymous).toBe(2);
});

it('follows a job from now to its end', async () => {
  const id = await begin(viewerId);
  const watching = watch<{ jobProgress: { id: string; status: string } }>(app, PROGRESS, { id }, viewer);
  const seen: string[] = [];
  try {
    for (;;) {
      const next = await watching.next();
      if (next.done === true) break;
      const status = next.value.data?.jobProgress.status ?? 'nothing';
      seen.push(status);
      if (status === 'RUNNING') gate.open();
    }
  } finally {
    await watching.close();
  }

  expect(seen[0]).toMatch(/QUEUED|RUNNING/);
  expect(seen.at(-1)).toBe('COMPLETED');
});

it('refuses to show the progress of a job that one may not see', async () => {
  const id = await begin(0);
  const watching = watch(app, PROGRESS, { id }, viewer);

  const { value } = (await watching.next()) as { value: { errors: unknown[] } };
  await watching.close();

  expect(value.errors).toMatchObject([
    { message: `No job ${id} that you may see.`, extensions: { code: 'JOB_NOT_FOUND' } },
  ]);
});

it('cancels a job, once', async () => {
  const id = await begin(viewerId);
  const cancel = 'mutation ($id: ID!) { cancelJob(id: $id) { cancelRequested } }';

  expect((await app.graphql(cancel, { id }, viewer)).data).toEqual({ cancelJob: { cancelRequested: true } });
  expect((await app.app.get(JobsService).finished(id)).status).toBe('CANCELLED');
  expect((await app.graphql(cancel, { id }, viewer)).errors).toBeUndefined();
});

it('leaves work to others where it only serves the API', async () => {
  const api = await startApp({ env: { WFM_ROLE: 'api' } });
  try {
    const jobs = api.app.get(JobsService);
    jobs.register('sample', () => Promise.resolve('done here'));
    const unitOfWork = api.app.get(UnitOfWork);
    const { id } = await unitOfWork.run((manager) =>
      jobs.create(manager, { kind: 'sample', input: {}, seed: 1, budgetSeconds: 1, createdBy: 0 }),
    );
    await jobs.dispatch(id);
    await new Promise((resolve) => setTimeout(resolve, 100));

    expect((await unitOfWork.read((manager) => jobs.find(manager, id)))?.status).toBe('QUEUED');
  } finally {
    await api.close();
  }
});

class Gate {
  open!: () => void;
  readonly opened = new Promise<void>((resolve) => (this.open = resolve));
}
