import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Job, type JobHandler } from './job.js';

export interface NewJob {
  readonly kind: string;
  readonly input: unknown;
  readonly seed: number;
  readonly budgetSeconds: number;
  readonly createdBy: number;
}

@Injectable()
export class JobsService {
  /** Once, at start-up (onModuleInit of the feature), before work is taken. */
  register(_kind: string, _handler: JobHandler): void {
    throw new Error('unfinished');
  }

  /** Writes the QUEUED row in the caller's transaction; call `dispatch` after it has committed. */
  create(_manager: EntityManager, _job: NewJob): Promise<Job> {
    throw new Error('unfinished');
  }

  dispatch(_jobId: number): Promise<void> {
    throw new Error('unfinished');
  }

  find(_manager: EntityManager, _jobId: number): Promise<Job | null> {
    throw new Error('unfinished');
  }

  /** Asks a queued or running job to stop; false when it had already ended. */
  cancel(_jobId: number): Promise<boolean> {
    throw new Error('unfinished');
  }

  /** Resolves when the job has ended in this or another process (for tests, the demo and the command line). */
  finished(_jobId: number): Promise<Job> {
    throw new Error('unfinished');
  }
}
