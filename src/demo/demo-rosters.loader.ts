import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { JobsService } from '../jobs/jobs.service.js';
import { PlanningPeriodService } from '../scheduling/planning-period.service.js';
import { PublishingService } from '../scheduling/publishing.service.js';
import { type ScheduleRun } from '../scheduling/schedule-run.js';
import { ScheduleRunsService } from '../scheduling/schedule-runs.service.js';
import { SchedulingService } from '../scheduling/scheduling.service.js';
import { type LocalDate } from '../time/zoned-time.js';
import { PLANNER_ZONE } from './company/organisation.js';
import { DemoWeekTermsLoader } from './demo-week-terms.loader.js';
import { type DemoIds } from './demo-ids.js';

/** Enough for a sound roster; planners give minutes. */
const SOLVER_STEPS = 300;
const SOLVER_SEED = 1;
/** Only ends a solve on a machine that is far too slow. */
const BUDGET_SECONDS = 240;

/** Rosters of one week of the whole company, solved and published. */
@Injectable()
export class DemoRostersLoader {
  constructor(
    private readonly periods: PlanningPeriodService,
    private readonly scheduling: SchedulingService,
    private readonly runs: ScheduleRunsService,
    private readonly publishing: PublishingService,
    private readonly jobs: JobsService,
    private readonly terms: DemoWeekTermsLoader,
  ) {}

  async openPeriod(monday: LocalDate, ids: DemoIds): Promise<number> {
    const period = { name: `Demo: week of ${monday}`, firstDate: monday, days: 7, zone: PLANNER_ZONE };
    const { id } = await this.periods.create(SYSTEM_ACTOR, { ...period, siteIds: null });
    await this.terms.load(id, monday, ids);
    return id;
  }

  /** The solver works in a thread of its own: there is time for other things until `publish`. */
  async start(monday: LocalDate, ids: DemoIds): Promise<ScheduleRun> {
    const run = await this.scheduling.generate(SYSTEM_ACTOR, {
      periodId: await this.openPeriod(monday, ids),
      seed: SOLVER_SEED,
      budgetSeconds: BUDGET_SECONDS,
      steps: SOLVER_STEPS,
    });
    if (run.kind !== 'ScheduleRun') throw new Error(run.message);
    return run;
  }

  async publish({ id, jobId, periodId }: ScheduleRun): Promise<void> {
    const { error } = await this.jobs.finished(jobId);
    const { scheduleId } = await this.runs.run(SYSTEM_ACTOR, id);
    if (scheduleId === null) throw new Error(`The roster of period ${periodId} was not made: ${error}`);
    const published = await this.publishing.publish(SYSTEM_ACTOR, scheduleId);
    if (published.kind !== 'SchedulePublished') throw new Error(published.message);
  }
}
