import { jest } from '@jest/globals';
import { SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { PublishingService } from '../../../src/scheduling/publishing.service.js';
import { PlanningPeriodService } from '../../../src/scheduling/planning-period.service.js';
import { type PlanningPeriod } from '../../../src/scheduling/planning-period.js';
import { RosterService } from '../../../src/scheduling/roster.service.js';
import { type ScheduleRun } from '../../../src/scheduling/schedule-run.js';
import { ScheduleRunsService } from '../../../src/scheduling/schedule-runs.service.js';
import { SchedulingService } from '../../../src/scheduling/scheduling.service.js';
import { durationMinutes } from '../../../src/time/interval.js';
import { addDays, localDateOf, minuteOfDay, localTimeOf } from '../../../src/time/zoned-time.js';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { JobCarrier } from '../../../src/jobs/job-carrier.js';
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

const ALL = { first: 200, after: null };

describe('making a roster', () => {
  let company: SmallCompany;
  let week: PlanningPeriod;
  let run: ScheduleRun;
  let scheduleId: number;
  const rosters = () => company.service(RosterService);

  beforeAll(async () => {
    company = await startSmallCompany();
    company.requirement.want(company.bankQueue.id, 2, { first: MONDAY, count: 5, zone: NEW_YORK });
    week = await aWeek(company);
    run = await generated(company, week.id);
    scheduleId = run.scheduleId ?? 0;
  }, SOLVING_MS);

  afterAll(() => company.app.close());

  it('ends with a draft, and says what it was made from', () => {
    expect(run).toMatchObject({ status: 'COMPLETED', progress: 1, seed: 1, error: null });
    expect(run.inputs).toMatchObject({ requirementIds: [5] });
    expect(run.inputs?.problemStamp).toMatch(/^[0-9a-f]{32}$/);
    expect(scheduleId).toBeGreaterThan(0);
  });

  it('keeps every hard rule, and each shift is filled with activities', async () => {
    const evaluation = await rosters().evaluation(planner, scheduleId);
    expect(evaluation.hardViolations).toBe(0);
    const shifts = await rosters().wholeSchedule(planner, scheduleId);
    expect(shifts.length).toBeGreaterThanOrEqual(8 * 4);
    for (const shift of shifts) {
      expect(durationMinutes(shift)).toBe(540);
      expect(shift.activities.reduce((sum, activity) => sum + durationMinutes(activity), 0)).toBe(540);
      expect(shift.activities[0].start).toBe(shift.start);
    }
  });

  it('calls people in New York from 08:00 to 21:00 only, and never on both kinds of work at once', async () => {
    const shifts = await rosters().wholeSchedule(planner, scheduleId);
    const calls = shifts.flatMap(({ activities }) => activities.filter(({ kind }) => kind === 'outbound'));
    expect(calls.length).toBeGreaterThan(0);
    for (const call of calls) {
      expect(call).toMatchObject({ campaignId: company.bankCampaign.id, queueId: null });
      expect(minuteOfDay(localTimeOf(call.start, NEW_YORK))).toBeGreaterThanOrEqual(480);
      expect(minuteOfDay(localTimeOf(call.end, NEW_YORK))).toBeLessThanOrEqual(1260);
      expect(localDateOf(call.start, NEW_YORK)).toBe(localDateOf(call.end, NEW_YORK));
    }
  });

  it('accounts for every outbound hour: delivered and the causes of what is missing make what was wanted', async () => {
    const { outbound } = await rosters().evaluation(planner, scheduleId);
    expect(outbound).toHaveLength(1);
    const [{ wantedHours, deliveredHours, shortfalls }] = outbound;
    expect(wantedHours).toBeCloseTo(100, 6);
    const missing = shortfalls.reduce((sum, { hours }) => sum + hours, 0);
    expect(deliveredHours + missing).toBeCloseTo(100, 6);
  });

  it(
    'gives the same roster for the same seed',
    async () => {
      const again = await generated(company, week.id);
      expect(again.inputs).toEqual(run.inputs);
      const plan = async (id: number) =>
        (await rosters().wholeSchedule(planner, id)).map((shift) => ({ ...shift, id: 0, scheduleId: 0 }));
      expect(await plan(again.scheduleId ?? 0)).toEqual(await plan(scheduleId));
    },
    SOLVING_MS,
  );

  it(
    'shows progress to who follows, up to the end with its draft',
    async () => {
      const request = { periodId: week.id, seed: 7, budgetSeconds: 60, steps: 100 };
      // Nobody works on it before somebody looks.
      const held = jest
        .spyOn(company.app.app.get(JobCarrier, { strict: false }), 'carry')
        .mockResolvedValue();
      const started = await company.service(SchedulingService).generate(planner, request);
      if (started.kind !== 'ScheduleRun') throw new Error(started.kind);
      const changes = await company.service(ScheduleRunsService).follow(planner, started.id);
      held.mockRestore();
      await company.service(JobsService).dispatch(started.jobId);
      const seen: ScheduleRun[] = [];
      for await (const change of changes) seen.push(change);
      expect(seen.length).toBeGreaterThan(1);
      expect(seen.at(-1)).toMatchObject({ status: 'COMPLETED' });
      expect(seen.at(-1)?.scheduleId).toBeGreaterThan(scheduleId);
      const progress = seen.map((change) => change.progress);
      expect(progress).toEqual([...progress].sort((a, b) => a - b));
    },
    SOLVING_MS,
  );

  it('is not told to agents before it is published', async () => {
    const agent = company.manilaAgents[0];
    const self = actor('agent', { agentIds: [agent.id] });
    await expect(rosters().schedule(self, scheduleId)).rejects.toMatchObject({ code: 'SCHEDULE_NOT_FOUND' });
    const days = { from: MONDAY, to: addDays(MONDAY, 6) };
    expect((await rosters().ownShifts(self, days, ALL)).totalCount).toBe(0);
  });

  it(
    'becomes version 1 when published, and version 2 replaces it',
    async () => {
      const publishing = company.service(PublishingService);
      const first = await publishing.publish(planner, scheduleId);
      expect(first).toMatchObject({
        kind: 'SchedulePublished',
        schedule: { version: 1, status: 'PUBLISHED' },
      });
      const second = await generated(company, week.id, 2);
      const published = await publishing.publish(planner, second.scheduleId ?? 0);
      expect(published).toMatchObject({ kind: 'SchedulePublished', schedule: { version: 2 } });
      expect((await rosters().schedule(planner, scheduleId)).status).toBe('SUPERSEDED');
      expect(await company.service(PlanningPeriodService).find(planner, week.id)).toMatchObject({
        latestVersion: 2,
      });
      const once = await publishing.publish(planner, second.scheduleId ?? 0);
      expect(once).toMatchObject({ kind: 'ScheduleNotDraft', code: 'SCHEDULE_NOT_DRAFT' });
    },
    SOLVING_MS,
  );

  it('tells other features the published shifts of agents, with the version', async () => {
    const agentIds = company.manilaAgents.map(({ id }) => id);
    const shifts = await company
      .service(UnitOfWork)
      .read((manager) =>
        company.service(SchedulingService).publishedShifts(manager, { agentIds, span: week.span }),
      );
    expect(shifts.length).toBeGreaterThan(0);
    expect(shifts.every((shift) => shift.version === 2 && agentIds.includes(shift.agentId))).toBe(true);
    expect(shifts.map(({ start }) => start)).toEqual(shifts.map(({ start }) => start).sort((a, b) => a - b));
  });

  it(
    'starts the next week from the days worked in this one',
    async () => {
      const next = await aWeek(company, { name: 'Week 11', firstDate: addDays(MONDAY, 7) });
      const days = { first: addDays(MONDAY, 7), count: 5, zone: NEW_YORK };
      company.requirement.want(company.bankQueue.id, 2, days);
      const { scheduleId: nextId } = await generated(company, next.id);
      const both = [
        ...(await rosters().publishedShifts(planner, { from: MONDAY, to: addDays(MONDAY, 20) }, ALL)).nodes,
        ...(await rosters().wholeSchedule(planner, nextId ?? 0)),
      ];
      expect((await rosters().evaluation(planner, nextId ?? 0)).hardViolations).toBe(0);
      for (const { id } of [...company.manilaAgents, ...company.bogotaAgents]) {
        const own = both.filter(({ agentId }) => agentId === id).sort((a, b) => a.start - b.start);
        own.slice(1).forEach((shift, at) => {
          expect(durationMinutes({ start: own[at].end, end: shift.start })).toBeGreaterThanOrEqual(660);
        });
        expect(longestRun(own.map(({ date }) => date))).toBeLessThanOrEqual(6);
      }
    },
    SOLVING_MS,
  );

  it('is one draft even when its work is done twice after a crash', async () => {
    const dataSource = company.app.dataSource;
    await dataSource.query(
      `UPDATE job SET status = 'QUEUED', finishedAt = NULL, result = NULL, attempt = 0 WHERE id = ${run.jobId}`,
    );
    await company.service(JobsService).dispatch(run.jobId);
    await company.service(JobsService).finished(run.jobId);
    const again = await company.service(ScheduleRunsService).run(SYSTEM_ACTOR, run.id);
    expect(again).toMatchObject({ status: 'COMPLETED', scheduleId });
    const drafts = await rosters().schedulesOfPeriod(planner, week.id, ALL);
    expect(drafts.nodes.filter(({ runId }) => runId === run.id)).toHaveLength(1);
  });
});

function longestRun(dates: readonly string[]): number {
  let longest = 0;
  let length = 0;
  let before = '';
  for (const date of [...new Set(dates)].sort()) {
    length = before !== '' && addDays(before as typeof MONDAY, 1) === date ? length + 1 : 1;
    longest = Math.max(longest, length);
    before = date;
  }
  return longest;
}
