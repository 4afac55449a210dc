import { Injectable } from '@nestjs/common';
import { Clock } from '../time/clock.js';
import { publicHolidays } from '../workforce/holidays.js';
import { demoCompany, type DemoCompany } from './company/demo-company.js';
import { type SignIn } from './company/sign-ins.js';
import { DemoFloorLoader } from './demo-floor.loader.js';
import { DemoPlansLoader } from './demo-plans.loader.js';
import { DemoRostersLoader } from './demo-rosters.loader.js';
import { DemoSignInsLoader } from './demo-sign-ins.loader.js';
import { DemoWorkforceLoader } from './demo-workforce.loader.js';

/** What was loaded, and how to look at it. */
export interface DemoSummary {
  readonly signIns: readonly SignIn[];
  readonly agents: number;
  readonly queues: number;
  readonly events: number;
}

/** The same day and seed make the same company. */
const SEED = 'demo';

/** Fills an empty database with a made-up company, as planners would: by the services. */
@Injectable()
export class DemoLoader {
  constructor(
    private readonly clock: Clock,
    private readonly workforce: DemoWorkforceLoader,
    private readonly signIns: DemoSignInsLoader,
    private readonly plans: DemoPlansLoader,
    private readonly rosters: DemoRostersLoader,
    private readonly floor: DemoFloorLoader,
  ) {}

  /** Nobody has brought in a client or made an account yet. */
  async isEmpty(): Promise<boolean> {
    return (await this.workforce.isEmpty()) && (await this.signIns.isEmpty());
  }

  /** Of the company that is loaded, whenever that was. */
  knownSignIns(): Promise<SignIn[]> {
    return this.signIns.known();
  }

  /** `report` is told what comes next. */
  async load(report: (phase: string) => void): Promise<DemoSummary> {
    const now = this.clock.now();
    const company = demoCompany({ now, seed: SEED, publicHolidays });
    const { weeks } = company;
    report('people and work');
    const ids = await this.workforce.load(company);
    const signIns = await this.signIns.load(company, ids);
    report('26 weeks of calls');
    await this.plans.loadHistory(company, ids);
    for (const [name, monday] of Object.entries({
      last: weeks.last,
      this: weeks.current,
      next: weeks.next,
    })) {
      report(`forecast and staffing of ${name} week`);
      await this.plans.planWeek(company, ids, monday);
    }
    await this.loadRosters(weeks, report);
    report('what happened up to now');
    const events = await this.floor.play(weeks, now);
    return { signIns, agents: company.agents.length, queues: company.queues.length, events };
  }

  /** In order: what was worked last week bears on the next. Next week waits for the planner. */
  private async loadRosters(weeks: DemoCompany['weeks'], report: (phase: string) => void): Promise<void> {
    for (const [name, monday] of Object.entries({ last: weeks.last, this: weeks.current })) {
      report(`roster of ${name} week`);
      await this.rosters.solveAndPublish(await this.rosters.openPeriod(monday));
    }
    await this.rosters.openPeriod(weeks.next);
  }
}
