import { type Instant } from '../time/instant.js';
import { type Interval } from '../time/interval.js';
import { type LocalDate, type TimeZone } from '../time/zoned-time.js';

export type PlanningPeriodStatus = 'OPEN' | 'CLOSED';

/** Whole local days of the planner's zone that are rostered together. */
export interface PlanningPeriod {
  readonly id: number;
  readonly name: string;
  readonly firstDate: LocalDate;
  readonly days: number;
  readonly zone: TimeZone;
  readonly span: Interval;
  readonly status: PlanningPeriodStatus;
  /** `null`: every site. */
  readonly siteIds: readonly number[] | null;
  readonly latestVersion: number;
  readonly createdBy: number;
  readonly createdAt: Instant;
}

export interface NewPlanningPeriod {
  readonly name: string;
  readonly firstDate: LocalDate;
  readonly days: number;
  readonly zone: TimeZone;
  /** `null`: every site. */
  readonly siteIds: readonly number[] | null;
}
