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
  /** What it was held to beside contracts; absent for runs from before it was kept. */
  readonly terms?: readonly TermLine[];
  /** ISO 4217: what its money was counted in; `null` where no pay was known. */
  readonly currency?: string | null;
}

/** What a roster's paid time costs, in units of its period's currency. */
export interface LabourCost {
  readonly total: number;
  readonly base: number;
  readonly night: number;
  readonly weekend: number;
  readonly holiday: number;
  readonly overtime: number;
  /** What is owed for pauses that were not given. */
  readonly missedPauses: number;
  /** Agents with shifts whose pay is not known, or not in a currency that the period counts in. */
  readonly unpaidAgents: number;
  readonly budgets: readonly BudgetUse[];
}

export interface BudgetUse {
  /** `null`: of everybody. */
  readonly siteId: number | null;
  readonly amount: number;
  readonly spent: number;
}

export const TERM_KINDS = [
  'pack',
  'flag',
  'rule',
  'shift-type',
  'pay',
  'budget',
  'request',
  'off-phone-activity',
  'minimum-cover',
] as const;
export type TermKind = (typeof TERM_KINDS)[number];

/** One thing that a roster is held to, in words; `content` is exactly what was meant, as JSON. */
export interface TermLine {
  readonly kind: TermKind;
  /** Of which site, where it is one's alone. */
  readonly siteId: number | null;
  readonly text: string;
  readonly content: string;
}

/** How far a run was after some seconds. */
export interface RunImprovement {
  readonly seconds: number;
  readonly phase: string;
  /** 0 to 1. */
  readonly progress: number;
  readonly bestScore: number | null;
  readonly bound: number | null;
}

/** Which part of a roster is planned again; everything else stays as it is. What is left out does not narrow. */
export interface RosterPart {
  readonly agentIds?: readonly number[];
  readonly teamIds?: readonly number[];
  readonly siteIds?: readonly number[];
  /** First and last local day of the agent. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

export interface ReoptimiseOrder {
  readonly scheduleId: number;
  readonly part: RosterPart;
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
  /** Counts the changes made by hand. */
  readonly revision: number;
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
  /** Absent where no pay is known. */
  readonly labourCost?: LabourCost;
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
  /** The meeting, coaching or training that it is, where it is one that the roster had to place. */
  readonly offPhoneActivityId?: number | null;
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

/** A shift of a roster that has been published, and as which version of its period. */
export interface VersionedShift extends ScheduledShift {
  readonly version: number;
}

/** A shift that the agent has been told. */
export interface PublishedShift extends VersionedShift {
  /** How often its roster had been changed since it was published. */
  readonly changes: number;
}

/** A shift before it has a row; `speed` is the agent's at each activity's work. */
export interface NewShift extends Omit<ScheduledShift, 'id' | 'scheduleId' | 'activities'> {
  readonly activities: readonly (ScheduledActivity & { readonly speed: number })[];
}

/** What a change made by hand does to the score and to the rules. */
export interface RosterChange {
  readonly before: ScoreFigures;
  readonly after: ScoreFigures;
  /** Violations that were not there, or were smaller: hard ones first. */
  readonly introduced: readonly RatedScheduleViolation[];
  readonly resolved: readonly RatedScheduleViolation[];
}

export interface ScoreFigures {
  readonly hardViolations: number;
  readonly cost: number;
}

export interface RatedScheduleViolation extends ScheduleViolation {
  readonly level: 'hard' | 'soft';
}
