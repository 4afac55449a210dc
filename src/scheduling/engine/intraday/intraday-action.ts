import { type Instant } from '../../../time/instant.js';
import { type Interval } from '../../../time/interval.js';
import { type Shift } from '../roster.js';

export const INTRADAY_ACTION_KINDS = [
  'move-pause',
  'to-inbound',
  'to-outbound',
  'overtime',
  'time-off',
] as const;
export type IntradayActionKind = (typeof INTRADAY_ACTION_KINDS)[number];

/** What may still be done on the day itself. */
export interface IntradayQuestion {
  /** Nothing changes before: what has begun goes on, and people need notice. */
  readonly from: Instant;
  /** Shifts that begin later are left alone. */
  readonly until: Instant;
  /** Planned, and not there: they cover nothing, and nothing is asked of them. */
  readonly absentAgentIds: readonly string[];
  readonly kinds: readonly IntradayActionKind[];
  readonly most: number;
}

/** Changes of sums over all queues and campaigns: negative is fewer. */
export interface IntradayEffect {
  readonly understaffedMinutes: number;
  readonly overstaffedMinutes: number;
  readonly outboundMinutes: number;
}

/** One thing to do: a shift as it is, and as it would be. */
export interface IntradayAction {
  readonly kind: IntradayActionKind;
  readonly before: Shift;
  readonly after: Shift;
  /** The pause's new place, the work that changes, the time that is added or given up. */
  readonly span: Interval;
  /** Where the pause was; `null` for other kinds. */
  readonly was: Interval | null;
  /** What the agent does then; `null` for pauses and time off. */
  readonly workId: string | null;
  readonly calledZoneId: string | null;
  readonly effect: IntradayEffect;
  /** Points of the score that it saves, on top of the actions before it. */
  readonly gain: number;
  /** Terms of the contract that the agent must agree to step over, in words; no law and no other rule is among them. */
  readonly agreed: readonly string[];
}

/** Agent-minutes of a queue from `from` to `until`, before any action. */
export interface QueueNeed {
  readonly queueId: string;
  readonly understaffedMinutes: number;
  readonly overstaffedMinutes: number;
}

export interface IntradayPlan {
  readonly queues: readonly QueueNeed[];
  /** The one that helps most first, each on top of those before it; at most one for an agent. */
  readonly actions: readonly IntradayAction[];
}
