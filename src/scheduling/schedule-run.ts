import { type Job, type JobStatus } from '../jobs/job.js';
import { type Instant } from '../time/instant.js';
import { type LocalDate } from '../time/zoned-time.js';
import { gapOf } from './engine/gap.js';
import { type RunRow } from './persistence/schedule.repository.js';
import { type PlanningPeriod } from './planning-period.js';
import { type ReoptimiseOrder, type RunImprovement, type RunInputs, type Schedule } from './schedule.js';

/** The making of one roster, as its row and its job tell it. */
export interface ScheduleRun {
  readonly kind: 'ScheduleRun';
  readonly id: number;
  readonly periodId: number;
  readonly jobId: number;
  readonly status: JobStatus;
  readonly phase: string;
  /** 0 to 1. */
  readonly progress: number;
  readonly bestScore: number | null;
  readonly bound: number | null;
  /** How far the score may be from the best one, as a share of it. */
  readonly gap: number | null;
  /** How score and bound came on, oldest first. */
  readonly improvements: readonly RunImprovement[];
  /** The roster it began with, and the part of it that was open; `null` for a roster made anew. */
  readonly reoptimise: ReoptimiseOrder | null;
  readonly seed: number;
  readonly budgetSeconds: number;
  readonly error: string | null;
  readonly inputs: RunInputs | null;
  /** The draft, once there is one. */
  readonly scheduleId: number | null;
  readonly createdBy: number;
  readonly createdAt: Instant;
  readonly finishedAt: Instant | null;
}

export interface GenerateRequest {
  readonly periodId: number;
  readonly seed: number;
  readonly budgetSeconds: number;
  /** Overrides the search effort that the seconds stand for. */
  readonly steps?: number;
}

/** A run that begins with a roster and leaves all but a part of it as it is. */
export interface ReoptimiseRequest extends ReoptimiseOrder {
  readonly seed: number;
  readonly budgetSeconds: number;
  readonly steps?: number;
}

/** What a job of the kind `schedule` works on; its result is a `ScheduleJobResult`. */
export interface ScheduleJobInput {
  readonly periodId: number;
  readonly steps?: number;
  readonly reoptimise?: {
    readonly scheduleId: number;
    /** Those whose shifts are planned again; absent: everybody. */
    readonly openAgentIds?: readonly number[];
    readonly from?: LocalDate;
    readonly to?: LocalDate;
  };
}

export interface ScheduleJobResult {
  readonly scheduleId: number | null;
}

export const SCHEDULE_JOB = 'schedule';

interface SchedulingProblemOutcome {
  readonly code: string;
  readonly message: string;
}

export interface PlanningPeriodClosed extends SchedulingProblemOutcome {
  readonly kind: 'PlanningPeriodClosed';
  readonly code: 'PLANNING_PERIOD_CLOSED';
  readonly periodId: number;
}

/** Days of the period, in the queue's zone, that it is open on and that no published requirement covers. */
export interface MissingRequirement {
  readonly queueId: number;
  readonly queueName: string;
  readonly dates: readonly LocalDate[];
}

export interface RequirementMissing extends SchedulingProblemOutcome {
  readonly kind: 'RequirementMissing';
  readonly code: 'REQUIREMENT_MISSING';
  readonly queues: readonly MissingRequirement[];
}

export interface NobodyToSchedule extends SchedulingProblemOutcome {
  readonly kind: 'NobodyToSchedule';
  readonly code: 'NOBODY_TO_SCHEDULE';
  readonly periodId: number;
}

export interface ScheduleNotDraft extends SchedulingProblemOutcome {
  readonly kind: 'ScheduleNotDraft';
  readonly code: 'SCHEDULE_NOT_DRAFT';
  readonly scheduleId: number;
}

export interface SchedulePublished {
  readonly kind: 'SchedulePublished';
  readonly schedule: Schedule;
}

export type GenerateOutcome = ScheduleRun | PlanningPeriodClosed | RequirementMissing | NobodyToSchedule;
export type PublishOutcome = SchedulePublished | PlanningPeriodClosed | ScheduleNotDraft;

export function planningPeriodClosed({ id, name }: PlanningPeriod): PlanningPeriodClosed {
  return {
    kind: 'PlanningPeriodClosed',
    code: 'PLANNING_PERIOD_CLOSED',
    message: `Period ${id} "${name}" is closed. Open it again to plan in it.`,
    periodId: id,
  };
}

export function requirementMissing(queues: readonly MissingRequirement[]): RequirementMissing {
  const named = queues.map(({ queueName, dates }) => `${queueName} (${dates.join(', ')})`);
  return {
    kind: 'RequirementMissing',
    code: 'REQUIREMENT_MISSING',
    message: `No published requirement tells how many agents are needed on: ${named.join('; ')}. Calculate and publish staffing for these days first.`,
    queues,
  };
}

export function nobodyToSchedule({ id, name, siteIds }: PlanningPeriod): NobodyToSchedule {
  const where = siteIds === null ? 'in the company' : `at its ${siteIds.length} sites`;
  return {
    kind: 'NobodyToSchedule',
    code: 'NOBODY_TO_SCHEDULE',
    message: `Period ${id} "${name}" has nobody to schedule: no agent ${where} is employed then and entitled to a queue or campaign.`,
    periodId: id,
  };
}

export function scheduleNotDraft({ id }: Pick<Schedule, 'id'>): ScheduleNotDraft {
  return {
    kind: 'ScheduleNotDraft',
    code: 'SCHEDULE_NOT_DRAFT',
    message: `Schedule ${id} has been published already and is no draft any more. Generate a new draft to publish.`,
    scheduleId: id,
  };
}

export function toScheduleRun(row: RunRow, job: Job, scheduleId: number | null): ScheduleRun {
  const made = (job.result as ScheduleJobResult | null)?.scheduleId ?? null;
  return {
    kind: 'ScheduleRun',
    id: row.id,
    periodId: row.periodId,
    jobId: row.jobId,
    status: job.status,
    phase: job.phase,
    progress: job.progress,
    bestScore: job.bestScore,
    bound: job.bound,
    gap: gapOf(job.bestScore, job.bound),
    improvements: row.improvements ?? [],
    reoptimise: row.reoptimise,
    seed: job.seed,
    budgetSeconds: job.budgetSeconds,
    error: job.error,
    inputs: row.inputs,
    scheduleId: scheduleId ?? made,
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    finishedAt: job.finishedAt,
  };
}
