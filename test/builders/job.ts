import { type Job } from '../../src/jobs/job.js';
import { parseInstant } from '../../src/time/instant.js';

/** A queued job, for tests to vary. */
export const JOB: Omit<Job, 'id'> = {
  kind: 'sample',
  status: 'QUEUED',
  input: {},
  result: null,
  seed: 1,
  budgetSeconds: 60,
  phase: '',
  progress: 0,
  bestScore: null,
  bound: null,
  error: null,
  attempt: 0,
  createdBy: 0,
  createdAt: parseInstant('2026-03-02T08:00:00Z'),
  startedAt: null,
  heartbeatAt: null,
  finishedAt: null,
  cancelRequested: false,
};
