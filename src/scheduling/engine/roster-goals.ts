import { type Interval } from '../../time/interval.js';
import { type LocalDate, type Weekday } from '../../time/zoned-time.js';
import { type Shift } from './roster.js';
import { type LocalWindow, type NightWork } from './work-rules.js';

/** How a goal is meant: hard unless soft, where every unit of what is missing costs `weight` (1 where absent). */
export interface GoalTerms {
  readonly level?: 'hard' | 'soft';
  readonly weight?: number;
}

/** What an agent asks for on a local date: for or against any shift, or shifts of a type. */
export interface ShiftRequest {
  readonly agentId: string;
  readonly date: LocalDate;
  readonly wish: 'for' | 'against';
  readonly shiftType?: string;
  /** Points when it is not granted. */
  readonly weight: number;
}

/** Work off the phone that the roster places: a meeting of a team, a coaching pair, training. */
export interface OffPhoneActivity extends GoalTerms {
  readonly id: string;
  readonly name: string;
  readonly kind: 'meeting' | 'coaching' | 'training';
  readonly minutes: number;
  readonly participants: readonly string[];
  /** Fewest participants; absent: all. */
  readonly atLeast?: number;
  /** All at the same time, or each on his own. */
  readonly together: boolean;
  /** It lies in one of these. */
  readonly windows: readonly Interval[];
  /** While it is held, no queue that a participant answers is below this share of its target; absent: the floor of blending. */
  readonly inboundFloor?: number;
}

/** Shifts of a type wanted on days, by the date on which they start. */
export interface ShiftTypeCover extends GoalTerms {
  readonly shiftType: string;
  /** Absent: agents of every site. */
  readonly siteId?: string;
  /** Absent: every day of the period. */
  readonly dates?: readonly LocalDate[];
  readonly weekdays?: readonly Weekday[];
  readonly min?: number;
  readonly max?: number;
}

/** Something unpleasant to be shared out evenly, over the period and the memory in the agents' histories. */
export type FairnessGoal = {
  /** Agents who share: of one site, of one contract, or all. */
  readonly among: 'site' | 'contract' | 'everybody';
  /** As many more than one's share cost nothing. */
  readonly tolerance?: number;
  /** Points for each one beyond. */
  readonly weight: number;
} & (
  | ({ readonly of: 'nights' } & NightWork)
  | { readonly of: 'weekends' }
  | { readonly of: 'unpopular-starts'; readonly starts: LocalWindow }
);

/** What was counted of an agent in past periods, over so many days with him. */
export interface FairnessMemory {
  readonly days: number;
  readonly nights: number;
  readonly weekends: number;
  readonly unpopularStarts: number;
}

/** The plan that agents know, and what changing it costs in points. */
export interface PublishedPlan {
  readonly shifts: readonly Shift[];
  /** For a shift that is new, gone or at other hours. */
  readonly perShift: number;
  /** For a minute that becomes work, or no longer is. */
  readonly perMinute: number;
  /** For a minute of work that is on something else. */
  readonly perActivityMinute?: number;
}

/** Agents that a queue must have in every interval. */
export interface MinimumCover extends GoalTerms {
  readonly agents: readonly number[];
}

/** The next `agents` missing (or too many) cost so much a minute each; without a number, all the rest. Costs rise. */
export interface CoverStep {
  readonly agents?: number;
  readonly cost: number;
}
