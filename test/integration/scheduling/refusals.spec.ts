import { type PlanningPeriod } from '../../../src/scheduling/planning-period.js';
import { PlanningPeriodService } from '../../../src/scheduling/planning-period.service.js';
import { PublishingService } from '../../../src/scheduling/publishing.service.js';
import { SchedulingService } from '../../../src/scheduling/scheduling.service.js';
import { JobsService } from '../../../src/jobs/jobs.service.js';
import { addDays, localDate } from '../../../src/time/zoned-time.js';
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

describe('what planning refuses', () => {
  let company: SmallCompany;
  let week: PlanningPeriod;

  const generate = (periodId: number) =>
    company.service(SchedulingService).generate(planner, { periodId, seed: 1, budgetSeconds: 60, steps: 50 });

  beforeAll(async () => {
    company = await startSmallCompany();
    week = await aWeek(company);
  }, SOLVING_MS);

  beforeEach(() => {
    company.requirement.clear();
    company.requirement.want(company.bankQueue.id, 2, { first: MONDAY, count: 5, zone: NEW_YORK });
  });

  afterAll(() => company.app.close());

  it(
    'is a week without a published requirement: it names the queue and its open days',
    async () => {
      company.requirement.clear();
      company.requirement.want(company.bankQueue.id, 2, { first: MONDAY, count: 3, zone: NEW_YORK });
      expect(await generate(week.id)).toMatchObject({
        kind: 'RequirementMissing',
        code: 'REQUIREMENT_MISSING',
        queues: [{ queueId: company.bankQueue.id, dates: ['2026-03-05', '2026-03-06'] }],
      });
    },
    SOLVING_MS,
  );

  it('is a week in which nobody is employed', async () => {
    const before = await aWeek(company, { firstDate: localDate('2020-01-06') });
    expect(await generate(before.id)).toMatchObject({
      kind: 'NobodyToSchedule',
      message: expect.stringContaining('nobody to schedule') as string,
    });
  });

  it(
    'is a closed period, for runs and for publishing, until it is open again',
    async () => {
      const { scheduleId } = await generated(company, week.id);
      const periods = company.service(PlanningPeriodService);
      await periods.setStatus(planner, week.id, 'CLOSED');
      expect(await generate(week.id)).toMatchObject({ kind: 'PlanningPeriodClosed', periodId: week.id });
      expect(await company.service(PublishingService).publish(planner, scheduleId ?? 0)).toMatchObject({
        kind: 'PlanningPeriodClosed',
      });
      await periods.setStatus(planner, week.id, 'OPEN');
      const open = await generate(week.id);
      if (open.kind !== 'ScheduleRun') throw new Error(open.kind);
      expect((await company.service(JobsService).finished(open.jobId)).status).toBe('COMPLETED');
    },
    SOLVING_MS,
  );

  it.each([
    [{ days: 0 }, 'PLANNING_PERIOD_INVALID', 'The number of days (0) must be from 1 to 42.'],
    [{ days: 43 }, 'PLANNING_PERIOD_INVALID', '(43)'],
    [{ name: ' ' }, 'PLANNING_PERIOD_INVALID', '1 to 120 characters'],
    [{ siteIds: [] }, 'PLANNING_PERIOD_INVALID', 'Leave it out for every site'],
    [{ siteIds: [999] }, 'SITE_NOT_FOUND', '999'],
    [{ firstDate: localDate('9999-12-31') }, 'PLANNING_PERIOD_INVALID', '2000 to 2099'],
    [{ firstDate: addDays(MONDAY, 6) }, 'PLANNING_PERIOD_OVERLAPS', '"Week 10"'],
  ])('is a period with %j', async (over, code, said) => {
    await expect(aWeek(company, over)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(said) as string,
    });
  });

  it('is a second period of a site in the same days, but not one of another site', async () => {
    const firstDate = addDays(MONDAY, 28);
    await aWeek(company, { firstDate, siteIds: [company.manila.id] });
    await expect(aWeek(company, { firstDate, siteIds: [company.manila.id] })).rejects.toMatchObject({
      code: 'PLANNING_PERIOD_OVERLAPS',
    });
    expect((await aWeek(company, { firstDate, siteIds: [company.bogota.id] })).siteIds).toEqual([
      company.bogota.id,
    ]);
  });

  it.each([
    { seed: -1, budgetSeconds: 10 },
    { seed: 0.5, budgetSeconds: 10 },
    { seed: 1, budgetSeconds: 0 },
    { seed: 1, budgetSeconds: 3_601 },
  ])('is a run with %j', async (bad) => {
    const asked = company.service(SchedulingService).generate(planner, { periodId: week.id, ...bad });
    await expect(asked).rejects.toMatchObject({ code: 'SCHEDULE_REQUEST_INVALID' });
  });

  it('is anything by who may not plan, and a period of another site', async () => {
    const scheduling = company.service(SchedulingService);
    const request = { periodId: week.id, seed: 1, budgetSeconds: 10 };
    const lead = actor('team-lead', { teamIds: [company.manilaOne.id] });
    await expect(scheduling.generate(lead, request)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const manilaPlanner = actor('planner', { siteIds: [company.manila.id] });
    await expect(scheduling.generate(manilaPlanner, request)).rejects.toMatchObject({
      code: 'PLANNING_PERIOD_NOT_FOUND',
      message: `No planning period ${week.id} that you may see.`,
    });
    await expect(scheduling.generate(manilaPlanner, { ...request, periodId: 999 })).rejects.toMatchObject({
      message: 'No planning period 999 that you may see.',
    });
  });
});
