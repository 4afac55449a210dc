/** How often things happen around a job. Also the injection token. */
export abstract class JobTiming {
  /** A worker says that it is alive, and looks whether its job is to be cancelled. */
  abstract readonly heartbeatMs: number;
  /** A worker not heard of for this long is dead. */
  abstract readonly silentMs: number;
  /** Dead workers and jobs that no carrier brought are looked for. */
  abstract readonly sweepMs: number;
  /** Progress is told at most this often. */
  abstract readonly progressMs: number;
}

export const JOB_TIMING: JobTiming = {
  heartbeatMs: 3_000,
  silentMs: 30_000,
  sweepMs: 5_000,
  progressMs: 1_000,
};

/** Workers that may die over one job before it counts as the job's fault. */
export const MAX_ATTEMPTS = 3;
