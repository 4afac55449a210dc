import { Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { type Instant } from '../time/instant.js';
import { jobTopic, Topics } from '../topics/topics.js';
import { UserError } from '../user-error.js';
import { JobTiming } from './job-timing.js';
import { type Job, type JobHandler, type JobProgress } from './job.js';
import { beat, claimJob, endJob, type JobEnd, jobById, releaseJob } from './persistence/job.repository.js';
import { type Reports, RunningJob } from './running-job.js';

/** Does jobs: claims the row, lets the handler of its kind work, and writes how it ended. */
@Injectable()
export class JobWorker {
  private readonly logger = new Logger('Jobs');
  private readonly handlers = new Map<string, JobHandler>();
  private readonly running = new Map<number, RunningJob>();
  private closed = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly topics: Topics,
    private readonly timing: JobTiming,
  ) {}

  register(kind: string, handler: JobHandler): void {
    if (this.handlers.has(kind)) throw new Error(`Two handlers were registered for jobs of kind "${kind}".`);
    this.handlers.set(kind, handler);
  }

  get kinds(): readonly string[] {
    return [...this.handlers.keys()];
  }

  /** Works on a job that a carrier brought. Never rejects: what cannot be done now, the sweep brings again. */
  async work(jobId: number): Promise<void> {
    try {
      if (this.closed || this.running.has(jobId)) return;
      const job = await this.unitOfWork.run((manager) => claimJob(manager, jobId, this.now()));
      if (job !== null) await this.perform(job);
    } catch (error) {
      this.logger.error(
        `Job ${jobId}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
  }

  /** Stops a job that runs in this process. */
  cancel(jobId: number): void {
    this.running.get(jobId)?.cancel();
  }

  /** Gives what runs here back, so that another worker begins it at once. */
  async giveBack(): Promise<void> {
    this.closed = true;
    for (const running of [...this.running.values()]) {
      await this.unitOfWork.run((manager) =>
        running.cancelled
          ? endJob(manager, running.job, { status: 'CANCELLED' }, this.now())
          : releaseJob(manager, running.job),
      );
      running.giveBack();
    }
  }

  private async perform(job: Job): Promise<void> {
    const running = new RunningJob(job, this.timing, this.reports(job));
    this.running.set(job.id, running);
    await this.announce(job.id);
    const end = await Promise.race([this.outcome(running), running.givenBack]);
    await running.end();
    this.running.delete(job.id);
    if (end === 'given back') return;
    await this.unitOfWork.run((manager) => endJob(manager, job, end, this.now()));
    await this.announce(job.id);
  }

  private async outcome(running: RunningJob): Promise<JobEnd> {
    const { job } = running;
    const handler = this.handlers.get(job.kind);
    if (handler === undefined) {
      return {
        status: 'FAILED',
        error: `This version has no work of kind "${job.kind}". Update the workers.`,
      };
    }
    // Between the claim and the work lies a moment in which it can be cancelled; its signal would then never be heard.
    if (running.cancelled) return { status: 'CANCELLED' };
    try {
      const result = await handler(running.context);
      return { status: running.cancelled ? 'CANCELLED' : 'COMPLETED', result };
    } catch (error) {
      if (running.cancelled) return { status: 'CANCELLED' };
      if (error instanceof UserError) return { status: 'FAILED', error: error.message };
      this.logger.error(
        `Job ${job.id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      return { status: 'FAILED', error: `Something went wrong on our side. Quote job ${job.id}.` };
    }
  }

  private reports(job: Job): Reports {
    return {
      beat: async (progress: JobProgress | null) => {
        const own = await this.unitOfWork.run((manager) => beat(manager, job, this.now(), progress));
        if (own && progress !== null) await this.announce(job.id);
        return own;
      },
      cancelRequested: async () => {
        const row = await this.unitOfWork.read((manager) => jobById(manager, job.id));
        return row?.cancelRequested ?? true;
      },
      failed: (error: unknown) => this.logger.warn(`Job ${job.id}: no heartbeat (${String(error)})`),
    };
  }

  /** Listeners only hear that the row changed: work goes on where nobody can be told. */
  private async announce(jobId: number): Promise<void> {
    try {
      const job = await this.unitOfWork.read((manager) => jobById(manager, jobId));
      if (job !== null) await this.topics.publish(jobTopic(jobId), job);
    } catch (error) {
      this.logger.warn(`Job ${jobId}: its progress could not be told (${String(error)})`);
    }
  }

  private now(): Instant {
    return this.clock.now();
  }
}
