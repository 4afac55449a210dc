import { type Instant } from '../time/instant.js';

export const JOB_STATUSES = ['QUEUED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** Long work, as its row tells it. The row is the truth; carriers only bring work to a process. */
export interface Job {
  readonly id: number;
  readonly kind: string;
  readonly status: JobStatus;
  readonly input: unknown;
  readonly result: unknown;
  readonly seed: number;
  readonly budgetSeconds: number;
  readonly phase: string;
  /** 0 to 1. */
  readonly progress: number;
  readonly bestScore: number | null;
  readonly bound: number | null;
  readonly error: string | null;
  readonly attempt: number;
  readonly createdBy: number;
  readonly createdAt: Instant;
  readonly startedAt: Instant | null;
  readonly heartbeatAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly cancelRequested: boolean;
}

export interface JobProgress {
  readonly phase: string;
  readonly progress: number;
  readonly bestScore?: number | null;
  readonly bound?: number | null;
}

/** What a handler may use while it runs. `signal` aborts on cancel; a handler may still return the best it has. */
export interface JobContext {
  readonly job: Job;
  readonly signal: AbortSignal;
  report(progress: JobProgress): void;
}

/** Does the work of one kind; what it returns is kept as the job's result. It may run again after a crash. */
export type JobHandler = (context: JobContext) => Promise<unknown>;

export function hasEnded({ status }: Job): boolean {
  return status === 'COMPLETED' || status === 'FAILED' || status === 'CANCELLED';
}
