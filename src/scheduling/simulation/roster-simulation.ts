import { type Estimate } from '../../forecasting/engine/simulator/simulation.js';
import { type ServiceLevelId } from '../../forecasting/engine/simulator/service-level.js';
import { type JobStatus } from '../../jobs/job.js';
import { type Instant } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { type SimulationAssumptions } from '../engine/roster-scenario.js';

export const SIMULATION_JOB = 'roster-simulation';

/** Will this roster hold? Days are those of the period's zone. */
export interface SimulationOrder {
  readonly scheduleId: number;
  readonly from: LocalDate;
  readonly days: number;
  readonly seed: number;
  /** Most of them; exactly so many without `halfWidth`. */
  readonly replications: number;
  /** Stop once every queue's service level is known this well. */
  readonly halfWidth: number | null;
  /** How many hours of one agent more to look for. */
  readonly agentHours: number;
  /** Where a share is `null`, it is the shrinkage that the roster does not place itself. */
  readonly assumptions: AssumptionsAsked;
}

export type AssumptionsAsked = Omit<SimulationAssumptions, 'absentShare' | 'unavailableShare'> & {
  readonly absentShare: number | null;
  readonly unavailableShare: number | null;
};

/** What is assumed where nobody says otherwise. */
export const ORDINARY_ASSUMPTIONS: AssumptionsAsked = {
  serviceLevel: 'sl.offered',
  routing: 'rostered',
  volumePercent: 0,
  handleTimePercent: 0,
  patiencePercent: 0,
  handleTimeVariation: 1,
  dayVariation: 0,
  absentShare: null,
  unavailableShare: null,
  lateMinutes: 0,
  yieldsAfterSeconds: null,
};

/** A simulation as its row and its job tell it. */
export interface RosterSimulation {
  readonly id: number;
  readonly scheduleId: number;
  readonly jobId: number;
  readonly status: JobStatus;
  readonly phase: string;
  /** 0 to 1. */
  readonly progress: number;
  readonly error: string | null;
  readonly span: Interval;
  readonly order: SimulationOrder;
  /** Of a cancelled one, what the finished replications say. */
  readonly outcome: SimulationOutcome | null;
  readonly createdBy: number;
  readonly createdAt: Instant;
  readonly finishedAt: Instant | null;
}

/** What callers of a queue met, on average over the replications. */
export interface SimulatedService {
  readonly offered: number;
  readonly serviceLevel: Estimate | null;
  /** Abandoned / offered. */
  readonly abandonment: Estimate | null;
  readonly averageSpeedOfAnswerSeconds: Estimate | null;
  readonly occupancy: Estimate | null;
  /** Mean number signed in; who takes several queues counts in each. */
  readonly agents: number;
}

export interface SimulatedInterval extends SimulatedService {
  readonly start: Instant;
  /** Rostered, without absence and the like. */
  readonly plannedAgents: number;
  /** By the formula of the requirement for the planned agents less shrinkage; `null` where it has none. */
  readonly projectedServiceLevel: number | null;
}

export interface SimulatedQueueOutcome {
  readonly queueId: number;
  readonly name: string;
  readonly answerThresholdSeconds: number;
  readonly goal: number | null;
  /** Of the replications, the share in which the goal was met over the whole span. */
  readonly goalMetShare: number | null;
  readonly total: SimulatedService;
  readonly intervals: readonly SimulatedInterval[];
}

export interface SimulatedCampaignOutcome {
  readonly campaignId: number;
  readonly name: string;
  readonly rosteredMinutes: number;
  readonly deliveredMinutes: Estimate;
}

/** An hour of one agent more, with what it brings on top of those before it. */
export interface HelpfulHour {
  /** Site and queues of the agent. */
  readonly group: string;
  readonly start: Instant;
  readonly contactsInTime: number;
  readonly gain: Estimate | null;
  readonly serviceLevel: Estimate | null;
}

export interface SimulationOutcome {
  readonly replications: number;
  /** Of the confidence intervals. */
  readonly level: number;
  readonly serviceLevelId: ServiceLevelId;
  readonly widestHalfWidth: number | null;
  readonly precise: boolean | null;
  readonly intervalMinutes: number;
  /** As they were used. */
  readonly assumptions: SimulationAssumptions;
  readonly total: SimulatedService;
  readonly queues: readonly SimulatedQueueOutcome[];
  readonly campaigns: readonly SimulatedCampaignOutcome[];
  readonly agentHours: readonly HelpfulHour[];
}
