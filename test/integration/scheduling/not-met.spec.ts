import { type PlanningPeriod } from '../../../src/scheduling/planning-period.js';
import { RosterService } from '../../../src/scheduling/roster.service.js';
import { ScheduleRunsService } from '../../../src/scheduling/schedule-runs.service.js';
import { SchedulingService } from '../../../src/scheduling/scheduling.service.js';
import { JobsService } from '../../../src/jobs/jobs.service.js';
import {
  actor,
  aWeek,
  generated,
  MONDAY,
  NEW_YORK,
  planner,
  SOLVING_MS,
  type SmallCompany,
  startSmallCompany,
} from './small-company.js';

describe('a period that cannot be met', () => {
  let company: SmallCompany;
  let week: PlanningPeriod;

  beforeAll(async () => {
    company = await startSmallCompany();
    company.requirement.want(company.bankQueue.id, 30, { first: MONDAY, count: 5, zone: NEW_YORK });
    week = await aWeek(company);
  }, SOLVING_MS);

  afterAll(() => company.app.close());

  it(
    'gives a roster all the same, that says in words how much is missing where',
    async () => {
      const { scheduleId, status } = await generated(company, week.id);
      expect(status).toBe('COMPLETED');
      const evaluation = await company.service(RosterService).evaluation(planner, scheduleId ?? 0);
      expect(evaluation.hardViolations).toBe(0);
      expect(evaluation.understaffedMinutes).toBeGreaterThan(1_000 * 60);
      expect(evaluation.summary.join(' ')).toMatch(/Help desk: [\d.]+ agent-hours below target/);
      const [first] = evaluation.violations.filter(({ ruleId }) => ruleId === 'inbound-cover');
      expect(first).toMatchObject({ queueId: company.bankQueue.id, agentId: null });
      expect(first.message).toMatch(/^Help desk: [\d.]+ agents where 30 are wanted\.$/);
      const { shortfalls } = evaluation.outbound[0];
      expect(shortfalls.map(({ cause }) => cause)).toContain('no-surplus');
    },
    SOLVING_MS,
  );

  it(
    'pages through violations of one rule',
    async () => {
      const { scheduleId } = await generated(company, week.id);
      const rosters = company.service(RosterService);
      const which = { ruleId: 'inbound-cover' };
      const one = await rosters.violations(planner, scheduleId ?? 0, which, { first: 2, after: null });
      const two = await rosters.violations(planner, scheduleId ?? 0, which, {
        first: 2,
        after: one.nodes[1].id,
      });
      expect(one.hasNextPage).toBe(true);
      expect(two.nodes[0].id).toBeGreaterThan(one.nodes[1].id);
      expect(two.totalCount).toBe(one.totalCount);
    },
    SOLVING_MS,
  );

  it(
    'can be stopped while it is solved: the best so far becomes the draft, or there is none',
    async () => {
      const runs = company.service(ScheduleRunsService);
      const request = { periodId: week.id, seed: 3, budgetSeconds: 600, steps: 1_000_000 };
      const started = await company.service(SchedulingService).generate(planner, request);
      if (started.kind !== 'ScheduleRun') throw new Error(started.kind);
      let asked = false;
      for await (const change of await runs.follow(planner, started.id)) {
        if (change.phase !== 'improve' || asked) continue;
        asked = true;
        await runs.cancel(planner, started.id);
      }
      await company.service(JobsService).finished(started.jobId);
      const stopped = await runs.run(planner, started.id);
      expect(stopped.status).toBe('CANCELLED');
      const draft = await company.service(RosterService).schedule(planner, stopped.scheduleId ?? 0);
      expect(draft).toMatchObject({ runId: started.id, status: 'DRAFT' });
    },
    SOLVING_MS,
  );

  it(
    'may be read only by planners as long as it is a draft',
    async () => {
      const { scheduleId, id } = await generated(company, week.id);
      const viewer = actor('client-viewer', { clientIds: [company.bank.id] });
      const rosters = company.service(RosterService);
      await expect(rosters.evaluation(viewer, scheduleId ?? 0)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(rosters.schedule(viewer, scheduleId ?? 0)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(company.service(ScheduleRunsService).run(viewer, id)).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
      const otherPlanner = actor('planner', { siteIds: [company.bogota.id] });
      await expect(rosters.schedule(otherPlanner, scheduleId ?? 0)).rejects.toMatchObject({
        code: 'SCHEDULE_NOT_FOUND',
      });
      await expect(company.service(ScheduleRunsService).run(otherPlanner, id)).rejects.toMatchObject({
        code: 'SCHEDULE_RUN_NOT_FOUND',
      });
    },
    SOLVING_MS,
  );
});
