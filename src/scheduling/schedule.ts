import { type Instant } from '../time/instant.js';
import { type LocalDate } from '../time/zoned-time.js';
import { type ShortfallCause } from './engine/outbound-shortfall.js';
import { type ActivityKind } from './engine/roster.js';

export { SHORTFALL_CAUSES, type ShortfallCause } from './engine/outbound-shortfall.js';
export { ACTIVITY_KINDS, type ActivityKind } from './engine/roster.js';

export type ScheduleStatus = 'DRAFT' | 'PUBLISHED' | 'SUPERSEDED';

/** What a run was made from, so that two rosters can be compared. */
export interface RunInputs {
  /** Published requirements that gave the targets. */
  readonly requirementIds: readonly number[];
  /** Of the people and the work as they were: equal stamps, equal input. */
  readonly workforceStamp: string;
  /** Of the whole problem: with the same seed and budget, equal stamps give the same roster. */
  readonly problemStamp: string;
}

/** One roster of a planning period. */
export interface Schedule {
  readonly id: number;
  readonly periodId: number;
  readonly runId: number;
  /** 1, 2, ... in the order of publishing; `null` while it is a draft. */
  readonly version: number | null;
  readonly status: ScheduleStatus;
  readonly createdBy: number;
  readonly createdAt: Instant;
  readonly publishedBy: number | null;
  readonly publishedAt: Instant | null;
}

/** How good a roster is, by rule, and why not better. */
export interface ScheduleEvaluation {
  /** Broken hard rules; 0 when the roster may be worked as it stands. */
  readonly hardViolations: number;
  /** Weighted cost of the soft rules; less is better. */
  readonly cost: number;
  /** No roster of this problem costs less; `null` when the solver did not get so far. */
  readonly bound: number | null;
  readonly understaffedMinutes: number;
  readonly overstaffedMinutes: number;
  /** In words, for people. */
  readonly summary: readonly string[];
  readonly rules: readonly RuleScore[];
  readonly violations: readonly ScheduleViolation[];
  readonly outbound: readonly OutboundDelivery[];
}

export interface RuleScore {
  readonly ruleId: string;
  readonly title: string;
  readonly level: 'hard' | 'soft';
  readonly violations: number;
  /** In minutes unless the rule says otherwise. */
  readonly amount: number;
  readonly cost: number;
}

export interface ScheduleViolation {
  readonly ruleId: string;
  readonly agentId: number | null;
  readonly queueId: number | null;
  readonly campaignId: number | null;
  readonly start: Instant | null;
  readonly end: Instant | null;
  readonly amount: number;
  readonly message: string;
}

/** Hours of calling wanted and rostered for one called zone of a campaign. */
export interface OutboundDelivery {
  readonly campaignId: number;
  readonly calledZoneId: string;
  readonly jurisdiction: string;
  readonly zone: string;
  readonly wantedHours: number;
  readonly deliveredHours: number;
  readonly shortfalls: readonly OutboundShortfall[];
}

export interface OutboundShortfall {
  readonly cause: ShortfallCause;
  readonly hours: number;
}

export interface ScheduledActivity {
  readonly kind: ActivityKind;
  readonly start: Instant;
  readonly end: Instant;
  readonly paid: boolean;
  readonly queueId: number | null;
  readonly campaignId: number | null;
  readonly calledZoneId: string | null;
}

export interface ScheduledShift {
  readonly id: number;
  readonly scheduleId: number;
  readonly agentId: number;
  /** The day it starts on in the agent's zone. */
  readonly date: LocalDate;
  readonly start: Instant;
  readonly end: Instant;
  /** They tile the shift, in order. */
  readonly activities: readonly ScheduledActivity[];
}

/** A shift that the agent has been told. */
export interface PublishedShift extends ScheduledShift {
  readonly version: number;
}

/** A shift before it has a row; `speed` is the agent's at each activity's work. */
export interface NewShift extends Omit<ScheduledShift, 'id' | 'scheduleId' | 'activities'> {
  readonly activities: readonly (ScheduledActivity & { readonly speed: number })[];
}
