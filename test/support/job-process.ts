import { type DataSource } from 'typeorm';
import { type UnitOfWork } from '../../src/database/unit-of-work.js';
import { InProcessCarrier } from '../../src/jobs/in-process-carrier.js';
import { JobSupervisor } from '../../src/jobs/job-supervisor.js';
import { JobSweeper } from '../../src/jobs/job-sweeper.js';
import { type JobTiming } from '../../src/jobs/job-timing.js';
import { JobWorker } from '../../src/jobs/job-worker.js';
import { type Job, type JobHandler } from '../../src/jobs/job.js';
import { JobsService } from '../../src/jobs/jobs.service.js';
import { readSettings } from '../../src/settings.js';
import { type Clock } from '../../src/time/clock.js';
import { InProcessTopics } from '../../src/topics/in-process-topics.js';
import { type Topics } from '../../src/topics/topics.js';

export const QUICK: JobTiming = { heartbeatMs: 20, silentMs: 30_000, sweepMs: 20, progressMs: 10 };

/** The job parts of one process; several on one database are several workers. */
export class JobProcess {
  readonly topics: Topics;
  readonly service: JobsService;
  private readonly supervisor: JobSupervisor;

  constructor(
    private readonly shared: {
      readonly dataSource: DataSource;
      readonly unitOfWork: UnitOfWork;
      readonly clock: Clock;
    },
    handler: JobHandler,
    { timing = QUICK, topics = new InProcessTopics(), concurrency = 1 } = {},
  ) {
    const { unitOfWork, clock } = shared;
    this.topics = topics;
    const carrier = new InProcessCarrier();
    const worker = new JobWorker(unitOfWork, clock, topics, timing);
    const sweeper = new JobSweeper(unitOfWork, clock, timing, carrier, worker);
    const settings = { ...readSettings({ WFM_SQLITE: ':memory:' }), jobConcurrency: concurrency };
    this.supervisor = new JobSupervisor(settings, timing, topics, carrier, worker, sweeper);
    this.service = new JobsService(unitOfWork, clock, topics, carrier, worker);
    this.service.register('sample', handler);
  }

  /** Begins to take work. */
  start(): this {
    this.supervisor.onApplicationBootstrap();
    return this;
  }

  stop(): Promise<void> {
    return this.supervisor.stop();
  }

  create(input: unknown = {}): Promise<Job> {
    return this.shared.unitOfWork.run((manager) =>
      this.service.create(manager, { kind: 'sample', input, seed: 1, budgetSeconds: 60, createdBy: 7 }),
    );
  }

  row(id: number): Promise<Job> {
    return this.shared.unitOfWork.read(async (manager) => {
      const job = await this.service.find(manager, id);
      if (job === null) throw new Error(`There is no job ${id}.`);
      return job;
    });
  }
}
