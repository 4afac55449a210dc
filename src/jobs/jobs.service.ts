import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { CANCEL_TOPIC, jobTopic, Topics } from '../topics/topics.js';
import { happensWithin } from './happens-within.js';
import { JobCarrier } from './job-carrier.js';
import { JobWorker } from './job-worker.js';
import { hasEnded, type Job, type JobHandler } from './job.js';
import { insertJob, jobById, requestCancel } from './persistence/job.repository.js';

export interface NewJob {
  readonly kind: string;
  readonly input: unknown;
  readonly seed: number;
  readonly budgetSeconds: number;
  readonly createdBy: number;
}

const LOOK_AGAIN_MS = 500;

@Injectable()
export class JobsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly topics: Topics,
    private readonly carrier: JobCarrier,
    private readonly worker: JobWorker,
  ) {}

  /** Once, at start-up (onModuleInit of the feature), before work is taken. */
  register(kind: string, handler: JobHandler): void {
    this.worker.register(kind, handler);
  }

  /** Writes the QUEUED row in the caller's transaction; call `dispatch` after it has committed. */
  create(manager: EntityManager, job: NewJob): Promise<Job> {
    return insertJob(manager, {
      ...job,
      status: 'QUEUED',
      result: null,
      phase: '',
      progress: 0,
      bestScore: null,
      bound: null,
      error: null,
      attempt: 0,
      createdAt: this.clock.now(),
      startedAt: null,
      heartbeatAt: null,
      finishedAt: null,
      cancelRequested: false,
    });
  }

  /** Brings the job to a worker. Should that fail, the sweep finds the row. */
  dispatch(jobId: number): Promise<void> {
    return this.carrier.carry(jobId);
  }

  find(manager: EntityManager, jobId: number): Promise<Job | null> {
    return jobById(manager, jobId);
  }

  /** Asks a queued or running job to stop; false when it had already ended. */
  async cancel(jobId: number): Promise<boolean> {
    const asked = await this.unitOfWork.run((manager) => requestCancel(manager, jobId, this.clock.now()));
    if (!asked) return false;
    await this.topics.publish(CANCEL_TOPIC, jobId);
    await this.topics.publish(jobTopic(jobId), await this.row(jobId));
    return true;
  }

  /** Resolves when the job has ended in this or another process (for tests, the demo and the command line). */
  async finished(jobId: number): Promise<Job> {
    const changes = this.topics.subscribe<Job>(jobTopic(jobId));
    try {
      let change = changes.next();
      for (;;) {
        const job = await this.row(jobId);
        if (job === null) throw new Error(`There is no job ${jobId}.`);
        if (hasEnded(job)) return job;
        if (await happensWithin(change, LOOK_AGAIN_MS)) change = changes.next();
      }
    } finally {
      await changes.return?.();
    }
  }

  private row(jobId: number): Promise<Job | null> {
    return this.unitOfWork.read((manager) => jobById(manager, jobId));
  }
}
