import { type CapacityAssumptions, type CapacityMonth } from './engine/capacity-plan.js';
import { type OutlookBasis, type WeekTotal } from './engine/weekly-outlook.js';
import { type HistoryMissing } from './forecast-version.js';
import { type Instant } from '../time/instant.js';
import { type LocalDate } from '../time/zoned-time.js';

/** Contacts by week, as far as a budget looks. */
export interface LongTermView {
  readonly kind: 'LongTermView';
  readonly queueId: number;
  /** Whole weeks that were observed. */
  readonly history: readonly WeekTotal[];
  readonly basis: OutlookBasis;
  readonly weeklyTrend: number;
  readonly weeks: readonly WeekTotal[];
}

export type LongTermOutcome = LongTermView | HistoryMissing;

/** Heads that a queue needs month by month, on assumptions that are kept with it. Never changed: another one is made. */
export interface CapacityPlan {
  readonly kind: 'CapacityPlan';
  readonly id: number;
  readonly queueId: number;
  readonly name: string;
  readonly assumptions: CapacityAssumptions;
  readonly basis: OutlookBasis;
  readonly weeklyTrend: number;
  /** The last whole week of the history that it was made from. */
  readonly historyUntil: LocalDate;
  readonly weeks: readonly WeekTotal[];
  readonly months: readonly CapacityMonth[];
  readonly createdBy: number;
  readonly createdAt: Instant;
}

export type CapacityPlanOutcome = CapacityPlan | HistoryMissing;

/** What is left out comes from the queue and its history. */
export interface CapacityOrder extends Omit<CapacityAssumptions, 'averageHandleTimeSeconds' | 'routedShare'> {
  readonly queueId: number;
  readonly name: string;
  /** Months to plan, 1 to 18, from the next Monday on. */
  readonly months: number;
  readonly averageHandleTimeSeconds?: number;
  readonly routedShare?: number;
}
