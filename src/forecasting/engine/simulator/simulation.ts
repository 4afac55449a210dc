import { type ServiceLevelId } from './service-level.js';

/** A mean over replications; its interval at the level of the simulation is `value` +- `halfWidth`. */
export interface Estimate {
  readonly value: number;
  /** `null` with one replication. */
  readonly halfWidth: number | null;
}

/** What callers and agents meet. Ratios are `null` where there is nothing to divide by. Contacts belong to the interval they arrive in. */
export interface SimulatedFigures {
  readonly offered: Estimate;
  readonly answered: Estimate;
  readonly abandoned: Estimate;
  readonly serviceLevels: Readonly<Record<ServiceLevelId, Estimate | null>>;
  /** Mean wait of answered contacts. */
  readonly averageSpeedOfAnswerSeconds: Estimate | null;
  /** Abandoned / offered. */
  readonly abandonment: Estimate | null;
  /** Of the agents signed in for the queue, the share of time spent on contacts (of whatever queue). */
  readonly occupancy: Estimate | null;
  /** Mean number of agents signed in for the queue; who serves several counts in each, and once in the total. */
  readonly agents: Estimate;
}

export interface SimulatedSeries {
  readonly total: SimulatedFigures;
  /** One for each interval of the scenario. */
  readonly intervals: readonly SimulatedFigures[];
}

export interface SimulatedQueue extends SimulatedSeries {
  readonly queueId: string;
  readonly name: string;
  readonly answerThresholdSeconds: number;
  /** How sure the goal is; `null` without one. */
  readonly goal: { readonly share: number; readonly metInShareOfRuns: number } | null;
}

export interface SimulatedCampaign {
  readonly campaignId: string;
  readonly name: string;
  /** Minutes of outbound work delivered. */
  readonly minutes: Estimate;
  readonly minutesByInterval: readonly Estimate[];
}

export interface SimulationResult {
  readonly scenario: string;
  readonly seed: number;
  readonly replications: number;
  /** Of the confidence intervals, for example 0.95. */
  readonly level: number;
  /** Of goals, half-widths and gains. */
  readonly serviceLevel: ServiceLevelId;
  /** Widest half-width of that service level among the queues and the total; `null` while unknown. */
  readonly widestHalfWidth: number | null;
  /** Whether the wanted half-width was reached; `null` when none was asked for. */
  readonly precise: boolean | null;
  readonly queues: readonly SimulatedQueue[];
  readonly all: SimulatedSeries;
  readonly campaigns: readonly SimulatedCampaign[];
}

/** What a scenario makes of the same contacts and people, less what the first one makes; the intervals are those of the difference. */
export interface ScenarioDifference {
  readonly scenario: string;
  readonly total: SimulatedFigures;
  /** Of the queues that both scenarios have. */
  readonly queues: readonly { readonly queueId: string; readonly total: SimulatedFigures }[];
}

/** Scenarios side by side, by the same seed and number of replications. */
export interface Comparison {
  readonly results: readonly SimulationResult[];
  /** Each but the first, less the first. */
  readonly differences: readonly ScenarioDifference[];
}

export interface SimulationProgress {
  readonly replications: number;
  readonly mostReplications: number;
  /** 0 to 1; an estimate where a half-width is to be reached. */
  readonly share: number;
  readonly widestHalfWidth: number | null;
}

/** Same scenario, seed and replications: same numbers, whatever thread runs which replication. */
export interface SimulationOptions {
  readonly seed: number;
  /** Most replications; exactly so many without `halfWidth`. 100 unless given, 1,000 with `halfWidth`. */
  readonly replications?: number;
  /** Stop once every queue and the total know their service level this well, for example 0.01. */
  readonly halfWidth?: number;
  /** 0.95 unless given. */
  readonly level?: number;
  readonly onProgress?: (progress: SimulationProgress) => void;
  /** Asked often; once true, what the finished replications say is returned. */
  readonly shouldStop?: () => boolean;
}

/** An hour more of one agent of a group, and what it brings on top of those named before it. */
export interface AgentHour {
  readonly groupId: string;
  readonly startSeconds: number;
  /** Of the service level that was asked for. */
  readonly gain: Estimate | null;
  /** Contacts answered in time, per replication. */
  readonly contactsInTime: number;
  /** The service level with this hour and those before it. */
  readonly serviceLevel: Estimate | null;
}

export interface AgentHourRanking {
  readonly scenario: string;
  /** The queue whose service level counts; `null`: all together. */
  readonly queueId: string | null;
  readonly serviceLevel: ServiceLevelId;
  /** Before anything is added. */
  readonly before: Estimate | null;
  readonly replications: number;
  /** The best first. */
  readonly hours: readonly AgentHour[];
}

export interface AgentHourOptions extends Pick<SimulationOptions, 'seed' | 'level' | 'shouldStop'> {
  /** Hours to find; 5 unless given. */
  readonly count?: number;
  /** Only this queue's service level counts; all together unless given. */
  readonly queueId?: string;
  /** For each try; 40 unless given. */
  readonly replications?: number;
  readonly onProgress?: (progress: { readonly share: number }) => void;
}
