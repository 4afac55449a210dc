import { Injectable, Logger } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { addSeconds } from '../time/instant.js';
import { JobCarrier } from './job-carrier.js';
import { JobTiming, MAX_ATTEMPTS } from './job-timing.js';
import { JobWorker } from './job-worker.js';
import { type Job } from './job.js';
import { endJob, queuedJobIds, releaseJob, silentJobs } from './persistence/job.repository.js';

const CARRIED_AT_ONCE = 100;

/** Looks for what fell by the wayside: jobs whose worker died, and jobs that no carrier brought. */
@Injectable()
export class JobSweeper {
  private readonly logger = new Logger('Jobs');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly timing: JobTiming,
    private readonly carrier: JobCarrier,
    private readonly worker: JobWorker,
  ) {}

  async sweep(): Promise<void> {
    const silentSince = addSeconds(this.clock.now(), -this.timing.silentMs / 1_000);
    const queued = await this.unitOfWork.run(async (manager) => {
      for (const job of await silentJobs(manager, silentSince)) await this.takeFromDeadWorker(manager, job);
      return queuedJobIds(manager, this.worker.kinds, CARRIED_AT_ONCE);
    });
    for (const jobId of queued) await this.carrier.carry(jobId);
  }

  private async takeFromDeadWorker(manager: EntityManager, job: Job): Promise<void> {
    const now = this.clock.now();
    if (job.cancelRequested) {
      await endJob(manager, job, { status: 'CANCELLED' }, now);
    } else if (job.attempt >= MAX_ATTEMPTS) {
      const error = `Its worker stopped answering ${MAX_ATTEMPTS} times (memory, or the machine). Maybe give the worker more memory.`;
      await endJob(manager, job, { status: 'FAILED', error }, now);
    } else if (await releaseJob(manager, job)) {
      this.logger.warn(`Job ${job.id}: its worker stopped answering; it is queued again.`);
    }
  }
}
