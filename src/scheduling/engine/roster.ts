import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';

/** Who works when, on what. Shifts are ordered by agent, then start. */
export interface Roster {
  readonly shifts: readonly Shift[];
}

/** Activities tile the shift without gaps, in order. `date` is the day it starts on in the agent's zone. */
export interface Shift {
  readonly agentId: string;
  readonly date: LocalDate;
  readonly start: Instant;
  readonly end: Instant;
  readonly activities: readonly Activity[];
}

export const ACTIVITY_KINDS = ['inbound', 'outbound', 'break', 'meal', 'off-phone'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

export interface Activity {
  readonly kind: ActivityKind;
  readonly start: Instant;
  readonly end: Instant;
  readonly paid: boolean;
  /** Queue id when inbound, campaign id when outbound, else null. */
  readonly workId: string | null;
  /** The called-party zone (id within the campaign) when outbound, else null. */
  readonly calledZoneId: string | null;
}
