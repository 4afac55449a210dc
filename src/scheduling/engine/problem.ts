import { type Instant } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { type GridMinutes } from '../../time/interval-grid.js';
import { type LocalDate, type LocalTime, type TimeZone } from '../../time/zoned-time.js';
import { type CallingHoursPack } from './calling-hours-pack.js';
import { type LabourPack, type Site } from './labour-pack.js';
import { type LabourBudget, type Pay } from './pay.js';
import {
  type CoverStep,
  type FairnessGoal,
  type FairnessMemory,
  type MinimumCover,
  type OffPhoneActivity,
  type PublishedPlan,
  type ShiftRequest,
  type ShiftTypeCover,
} from './roster-goals.js';
import { type Shift } from './roster.js';
import { type WorkRule } from './work-rules.js';

/** Everything that a roster is made from. Plain data; identifiers are unique within their kind. */
export interface SchedulingProblem {
  readonly name: string;
  readonly period: PlanningPeriod;
  readonly contracts: readonly Contract[];
  readonly agents: readonly Agent[];
  readonly queues: readonly Queue[];
  readonly campaigns: readonly Campaign[];
  readonly callingHours: readonly CallingHoursPack[];
  /** Public holidays of called parties, by jurisdiction (`US`, `US-FL`, `FR`). */
  readonly calledHolidays: Readonly<Record<string, readonly LocalDate[]>>;
  readonly blending: BlendingRule;
  readonly weights: ScoreWeights;
  /** What the planner holds fixed while the rest is planned; absent: nothing. */
  readonly pins?: readonly Pin[];
  /** Where agents work, by their `siteId`; a site that is not listed has no labour packs and no premium days. */
  readonly sites?: readonly Site[];
  readonly labourPacks?: readonly LabourPack[];
  readonly shiftTypes?: readonly ShiftType[];
  /** Rules for every agent; contracts, agents and labour packs may bring more. All that apply hold. */
  readonly rules?: readonly WorkRule[];
  readonly labourBudgets?: readonly LabourBudget[];
  readonly requests?: readonly ShiftRequest[];
  readonly offPhoneActivities?: readonly OffPhoneActivity[];
  readonly shiftTypeCover?: readonly ShiftTypeCover[];
  readonly fairness?: readonly FairnessGoal[];
  readonly published?: PublishedPlan;
}

/** A kind of shift by its local start and elapsed length; a shift is of the first type in the problem that it fits. */
export interface ShiftType {
  readonly id: string;
  readonly name?: string;
  /** From one local start to another, both included; a latest before the earliest is after midnight. */
  readonly starts: { readonly earliest: LocalTime; readonly latest: LocalTime };
  /** Absent: any length. */
  readonly lengthsMinutes?: readonly number[];
  /** A fixed type's pauses, exactly; absent: wherever the contract has them. */
  readonly pauses?: readonly FixedPause[];
}

export interface FixedPause {
  readonly kind: 'break' | 'meal';
  readonly afterStartMinutes: number;
  readonly minutes: number;
  readonly paid: boolean;
}

/** A pinned shift stands as it is, activities too; on a pinned day off (the agent's local date) no shift starts. */
export type Pin =
  | { readonly kind: 'shift'; readonly agentId: string; readonly shift: Shift }
  | { readonly kind: 'day-off'; readonly agentId: string; readonly date: LocalDate };

/** Whole local days of the planner's zone; intervals count from `span.start` in steps of `gridMinutes`. */
export interface PlanningPeriod {
  readonly firstDate: LocalDate;
  readonly days: number;
  readonly zone: TimeZone;
  readonly span: Interval;
  readonly gridMinutes: GridMinutes;
}

/** Hours are paid minutes; rest and shift lengths are elapsed minutes; starts are local times of the agent's zone. */
export interface Contract {
  readonly id: string;
  readonly paidMinutesPerDay: Range;
  readonly paidMinutesPerWeek: Range;
  readonly minRestMinutes: number;
  readonly maxConsecutiveDays: number;
  readonly minDaysOffPerWeek: number;
  readonly shiftStarts: {
    readonly earliest: LocalTime;
    readonly latest: LocalTime;
    readonly stepMinutes: number;
  };
  /** Elapsed lengths, unpaid meal included. */
  readonly shiftLengthsMinutes: readonly number[];
  readonly breaks: readonly BreakRule[];
  /** Absent: paid time costs nothing here. */
  readonly pay?: Pay;
  readonly rules?: readonly WorkRule[];
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** A pause inside a shift: it starts no earlier and ends no later than these distances from the shift's ends. */
export interface BreakRule {
  readonly kind: 'break' | 'meal';
  readonly minutes: number;
  readonly paid: boolean;
  readonly earliestAfterStartMinutes: number;
  readonly latestAfterStartMinutes: number;
  /** The pause belongs only to shifts at least this long (elapsed minutes). */
  readonly fromShiftMinutes: number;
}

export interface Agent {
  readonly id: string;
  readonly siteId: string;
  readonly zone: TimeZone;
  readonly contractId: string;
  /** Work (queue or campaign id) the agent is trained for; speed 1 is the norm, 0.8 handles four fifths of it. */
  readonly entitlements: readonly Entitlement[];
  readonly certificates: readonly LanguageCertificate[];
  /** When the agent can work at all; `null` means always. */
  readonly availability: readonly Interval[] | null;
  readonly absences: readonly Interval[];
  readonly history: AgentHistory;
  readonly rules?: readonly WorkRule[];
  /** What rules ask for or leave out by name, such as a signed opt-out: `uk-48h-opt-out`. */
  readonly flags?: readonly string[];
}

export interface Entitlement {
  readonly workId: string;
  readonly speed: number;
}

/** CEFR levels in rising order. */
export const CEFR_LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;
export type CefrLevel = (typeof CEFR_LEVELS)[number];

/** Valid from the start of the day tested to the end of the expiry day, in the agent's zone. */
export interface LanguageCertificate {
  readonly language: string;
  readonly level: CefrLevel;
  readonly valid: Interval;
}

/** The tail of the previous period. */
export interface AgentHistory {
  readonly lastShiftEnd: Instant | null;
  readonly consecutiveDaysWorked: number;
  /** Shifts before the period, oldest first, as far back as rules look; `lastShiftEnd` is told beside them. */
  readonly shifts?: readonly PastShift[];
  /** Paid minutes of the whole weeks before the period, latest last; null: away all week, which averages leave out. */
  readonly weeklyPaidMinutes?: readonly (number | null)[];
  readonly fairness?: FairnessMemory;
}

export interface PastShift {
  readonly date: LocalDate;
  readonly start: Instant;
  readonly end: Instant;
  readonly paidMinutes: number;
}

export interface LanguageNeed {
  readonly language: string;
  readonly level: CefrLevel;
}

/** Inbound work. `target[i]` is how many agents the roster should put on the queue in interval i of the period. */
export interface Queue {
  readonly id: string;
  readonly name: string;
  readonly need: LanguageNeed;
  readonly target: readonly number[];
  readonly minimum?: MinimumCover;
  /** Costs of a missing agent-minute and of one too many, rising; absent: those of `weights`, flat. */
  readonly underCost?: readonly CoverStep[];
  readonly overCost?: readonly CoverStep[];
}

/** Outbound work: hours of calling wanted in the period, spread over called-party zones. */
export interface Campaign {
  readonly id: string;
  readonly name: string;
  readonly need: LanguageNeed;
  /** Which calling-hours rules apply, for example `sales` or `collections`. */
  readonly callType: string;
  readonly hoursWanted: number;
  /** Where the hours come from counted attempts, frequency caps limit them; absent: plainly hours. */
  readonly attempts?: AttemptPlan;
  readonly zones: readonly CalledZone[];
}

/** Work counted in calls: `contacts` people in all zones together, each called so often in the period. */
export interface AttemptPlan {
  readonly contacts: number;
  readonly attemptsPerContact: number;
  readonly minutesPerAttempt: number;
}

/** Shares of a campaign's zones add up to 1. */
export interface CalledZone {
  readonly id: string;
  /** ISO 3166 code, with the subdivision where it matters: `US-NY`, `FR`. */
  readonly jurisdiction: string;
  readonly zone: TimeZone;
  readonly share: number;
  /** Consent for this jurisdiction is in hand; without it nobody there is called. */
  readonly consent: boolean;
}

/** Block blending: inbound up to this share of the target comes first; only the surplus becomes outbound blocks. */
export interface BlendingRule {
  readonly inboundFloor: number;
  readonly minBlockMinutes: number;
  readonly maxSwitchesPerShift: number;
}

/** Cost per agent-minute below and above target, per minute of outbound not delivered, per minute outside contract hours. */
export interface ScoreWeights {
  readonly understaffed: number;
  readonly overstaffed: number;
  readonly outboundShort: number;
  readonly contractShort: number;
  /** Points for each unit of money; 1 where absent. */
  readonly labourCost?: number;
}

export const DEFAULT_BLENDING: BlendingRule = {
  inboundFloor: 1,
  minBlockMinutes: 60,
  maxSwitchesPerShift: 3,
};
export const DEFAULT_WEIGHTS: ScoreWeights = {
  understaffed: 4,
  overstaffed: 1,
  outboundShort: 2,
  contractShort: 6,
};
