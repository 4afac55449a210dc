import { type Instant } from '../../../time/instant.js';
import { type DurationDistribution } from './duration.js';
import { type ServiceLevelId } from './service-level.js';

/**
 * Everything that a simulation is made from. Plain data; identifiers are unique within their kind. Times are elapsed seconds from the
 * start of the first interval; shifts may begin before it and end after the last.
 */
export interface Scenario {
  readonly name: string;
  /** When the first interval starts; only labels need it. */
  readonly start: Instant | null;
  readonly intervalSeconds: number;
  readonly intervals: number;
  /** So many intervals at the beginning are shown but kept out of totals: for figures of a steady state. */
  readonly warmUpIntervals: number;
  /** The reading by which goals, half-widths and gains are measured. */
  readonly serviceLevel: ServiceLevelId;
  readonly queues: readonly ScenarioQueue[];
  readonly campaigns: readonly ScenarioCampaign[];
  readonly groups: readonly SkillGroup[];
  readonly agents: readonly ScenarioAgent[];
  /** How people keep to their shifts, unless the agent says otherwise. */
  readonly adherence: AdherenceNoise;
}

/** Inbound work. Arrivals are a Poisson process whose rate is constant within an interval. */
export interface ScenarioQueue {
  readonly id: string;
  readonly name: string;
  /** Contacts expected in each interval. An interval with none is closed. */
  readonly contacts: readonly number[];
  /** Talk and after-call work of contacts that arrive in interval i last this many times as long; `null`: as drawn. */
  readonly handleTimeFactors: readonly number[] | null;
  /** Coefficient of variation of the day's level (mean 1, lognormal, drawn for every 24 hours from the start); 0: none. */
  readonly dayVariation: number;
  readonly answerThresholdSeconds: number;
  /** Abandoned within this time is a short abandon (`sl.short-credit`). */
  readonly shortAbandonSeconds: number;
  /** Share of contacts that the service level should reach; `null`: no goal. */
  readonly serviceLevelGoal: number | null;
  readonly talk: DurationDistribution;
  readonly afterCall: DurationDistribution | null;
  /** How long a caller waits before giving up; `null`: as long as it takes. */
  readonly patience: DurationDistribution | null;
  readonly retrial: Retrial | null;
}

/** Callers that gave up and call again; each new call counts as offered. */
export interface Retrial {
  readonly share: number;
  readonly delay: DurationDistribution;
}

/** Outbound work. */
export interface ScenarioCampaign {
  readonly id: string;
  readonly name: string;
  /** Length of a call, which nothing interrupts; `null`: agents can be called away at any moment. */
  readonly handleTime: DurationDistribution | null;
  /** Agents in outbound blocks take inbound contacts that have waited this long; `null`: they take none. */
  readonly yieldsAfterSeconds: number | null;
}

/** Agents who answer the same queues in the same order. */
export interface SkillGroup {
  readonly id: string;
  readonly name: string;
  readonly skills: readonly GroupSkill[];
}

/** Contacts of a lower priority number come first, and go first to groups in which they have a lower number. */
export interface GroupSkill {
  readonly queueId: string;
  readonly priority: number;
  /** The group takes contacts of this queue only once they have waited this long (overflow); 0: at once. */
  readonly afterSeconds: number;
}

export interface ScenarioAgent {
  readonly id: string;
  readonly groupId: string;
  /** Speed by queue where it is not 1; 0.8 handles four fifths of the norm. */
  readonly speeds: Readonly<Record<string, number>>;
  readonly shifts: readonly ScenarioShift[];
  /** `null`: as the scenario says. */
  readonly adherence: AdherenceNoise | null;
}

/** Time that no activity covers is inbound. Activities do not overlap. */
export interface ScenarioShift {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly activities: readonly ScenarioActivity[];
}

export const SCENARIO_ACTIVITIES = ['inbound', 'outbound', 'break', 'meal', 'off-phone'] as const;

export interface ScenarioActivity {
  readonly kind: (typeof SCENARIO_ACTIVITIES)[number];
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Inbound: only these queues of the group; `null`: all of them. */
  readonly queueIds: readonly string[] | null;
  /** Outbound: for whom. */
  readonly campaignId: string | null;
}

/** Chance between the plan and what people do. */
export interface AdherenceNoise {
  /** Share of shifts that nobody comes to. */
  readonly absentShare: number;
  readonly lateStart: Slip | null;
  readonly earlyLeave: Slip | null;
  /** Of breaks and meals. */
  readonly breakOverrun: Slip | null;
  /** Times away from the phone that are in no plan: so many in an hour of the shift. */
  readonly unavailable: { readonly perHour: number; readonly length: DurationDistribution } | null;
}

/** It happens to this share of shifts or breaks, and lasts so long. */
export interface Slip {
  readonly share: number;
  readonly length: DurationDistribution;
}

export const PERFECT_ADHERENCE: AdherenceNoise = {
  absentShare: 0,
  lateStart: null,
  earlyLeave: null,
  breakOverrun: null,
  unavailable: null,
};
