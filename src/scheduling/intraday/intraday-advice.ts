import { type Instant } from '../../time/instant.js';
import { type IntradayActionKind, type IntradayEffect } from '../engine/intraday/intraday-action.js';
import { type Schedule, type ScheduledActivity } from '../schedule.js';
import { type Interval } from '../../time/interval.js';

export { INTRADAY_ACTION_KINDS, type IntradayActionKind } from '../engine/intraday/intraday-action.js';

/** What a planner asks of a published roster on the day itself. */
export interface AdviceOrder {
  readonly scheduleId: number;
  /** From now to the first change. */
  readonly noticeMinutes: number;
  readonly kinds: readonly IntradayActionKind[];
  readonly most: number;
}

/** Planned, and not there. */
export interface AbsentNow {
  readonly agentIds: readonly number[];
}

/** A queue for the rest of the time looked at, before any action. */
export interface AdvisedQueue {
  readonly queueId: number;
  /** Contacts still expected over those of the morning; `null` without a forecast of today: what was planned counts. */
  readonly ratio: number | null;
  readonly understaffedMinutes: number;
  readonly overstaffedMinutes: number;
}

/** Accept it by replacing the shift's activities; `agreed` needs the agent's word, and an edit that is forced with it as its reason. */
export interface AdvisedAction {
  readonly kind: IntradayActionKind;
  readonly agentId: number;
  readonly shiftId: number;
  readonly span: Interval;
  readonly was: Interval | null;
  readonly queueId: number | null;
  readonly campaignId: number | null;
  readonly calledZoneId: string | null;
  readonly activities: readonly ScheduledActivity[];
  readonly effect: IntradayEffect;
  readonly gain: number;
  readonly agreed: readonly string[];
}

export interface IntradayAdvice {
  /** At the revision that the actions speak of. */
  readonly schedule: Schedule;
  readonly from: Instant;
  readonly until: Instant;
  readonly queues: readonly AdvisedQueue[];
  readonly absentAgentIds: readonly number[];
  readonly actions: readonly AdvisedAction[];
}
