import { EVERYWHERE } from '../../../src/access/actor.js';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { JobsService } from '../../../src/jobs/jobs.service.js';
import { Clock, SettableClock } from '../../../src/time/clock.js';
import { addMinutes, parseInstant } from '../../../src/time/instant.js';
import { jobTopic, Topics } from '../../../src/topics/topics.js';
import { startApp, type TestApp } from '../../support/app.js';
import { watch } from '../../support/subscription.js';

const clock = new SettableClock(parseInstant('2026-03-02T08:00:00Z'));
let app: TestApp;

beforeAll(async () => {
  app = await startApp({
    env: { WFM_ROLE: 'api' },
    providers: (builder) => builder.overrideProvider(Clock).useValue(clock),
  });
});
afterAll(() => app?.close());

it('ends a subscription when the sign-in that it began with has ended', async () => {
  const token = await app.createAccount({
    name: 'Planner',
    email: 'planner@x.test',
    password: 'correct horse battery staple',
    grants: [{ role: 'planner', scope: EVERYWHERE }],
  });
  const jobs = app.app.get(JobsService);
  const job = await app.app
    .get(UnitOfWork)
    .run((manager) =>
      jobs.create(manager, { kind: 'sample', input: {}, seed: 1, budgetSeconds: 1, createdBy: 0 }),
    );
  const watching = watch(
    app,
    'subscription ($id: ID!) { jobProgress(id: $id) { id } }',
    { id: job.id },
    token,
  );
  await watching.next();

  await app.dataSource.query(`DELETE FROM access_token`);
  clock.set(addMinutes(clock.now(), 5));
  const next = watching.next();
  await app.app.get(Topics).publish(jobTopic(job.id), job);

  await expect(next.then(() => watching.next())).rejects.toMatchObject({ code: 4403 });
  await watching.close();
});
