import { Injectable } from '@nestjs/common';
import { Clock } from '../time/clock.js';
import { type Instant } from '../time/instant.js';
import { publicHolidays } from '../workforce/holidays.js';
import { demoCompany, type DemoCompany } from './company/demo-company.js';
import { type SignIn } from './company/sign-ins.js';
import { DemoFloorLoader } from './demo-floor.loader.js';
import { DemoPlansLoader } from './demo-plans.loader.js';
import { DemoRostersLoader } from './demo-rosters.loader.js';
import { DemoSignInsLoader } from './demo-sign-ins.loader.js';
import { type DemoIds } from './demo-ids.js';
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

  /** The process ended while it loaded the company: there is no account yet to sign in with. */
  async wasCutOff(): Promise<boolean> {
    return (await this.workforce.isThere()) && (await this.signIns.isEmpty());
  }

  /** Of the company that is loaded, whenever that was. */
  knownSignIns(): Promise<SignIn[]> {
    return this.signIns.known();
  }

  /** `report` is told what comes next. */
  async load(report: (phase: string) => void): Promise<DemoSummary> {
    const now = this.clock.now();
    const company = demoCompany({ now, seed: SEED, publicHolidays });
    report('people and work');
    const ids = await this.workforce.load(company);
    report('26 weeks of calls');
    await this.plans.loadHistory(company, ids);
    const events = await this.planAndPlay(company, ids, now, report);
    // Last: where there are sign-ins, the company is whole.
    const signIns = await this.signIns.load(company, ids);
    return { signIns, agents: company.agents.length, queues: company.queues.length, events };
  }

  /** Rosters in order, as what was worked last week bears on this one. Next week waits for the planner. */
  private async planAndPlay(
    company: DemoCompany,
    ids: DemoIds,
    now: Instant,
    report: (phase: string) => void,
  ): Promise<number> {
    const { last, current, next } = company.weeks;
    report('forecasts and staffing of last week, this week and next week');
    await this.plans.planWeek(company, ids, last, now);
    const lastRun = await this.rosters.start(last, ids);
    await this.plans.planWeek(company, ids, current, now);
    await this.plans.planWeek(company, ids, next, now);
    report('roster of last week');
    await this.rosters.publish(lastRun);
    const currentRun = await this.rosters.start(current, ids);
    const before = await this.floor.playWeek(last, now);
    report('roster of this week');
    await this.rosters.publish(currentRun);
    report('what happened up to now');
    await this.rosters.openPeriod(next, ids);
    return before + (await this.floor.playWeek(current, now));
  }
}
