import { type UnusualDay } from './engine/unusual-days.js';
import { type ForecastLayer } from './forecast-layer.js';
import { type Instant } from '../time/instant.js';
import { type LocalDate } from '../time/zoned-time.js';

/** A planner's word that nothing is to be learned from a day of a queue. Never deleted: undone it does not count. */
export interface UnusualDayMark {
  readonly id: number;
  readonly queueId: number;
  /** In the zone of the queue. */
  readonly date: LocalDate;
  readonly reason: string;
  readonly createdBy: number;
  readonly createdAt: Instant;
  readonly undoneBy: number | null;
  readonly undoneAt: Instant | null;
}

/** A day to decide about, or that was decided about. */
export interface DayToJudge {
  readonly date: LocalDate;
  /** What its history shows; `null` when that is nothing. */
  readonly finding: UnusualDay | null;
  /** Marketing drivers that the forecast in force had on it. */
  readonly drivers: readonly ForecastLayer[];
  /** Oldest first, undone ones too. */
  readonly marks: readonly UnusualDayMark[];
  /** A mark counts: nothing is learned from the day. */
  readonly leftOut: boolean;
}

export interface MarkOrder {
  readonly queueId: number;
  readonly dates: readonly LocalDate[];
  readonly reason: string;
}
