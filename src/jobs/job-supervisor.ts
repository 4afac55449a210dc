import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Settings } from '../settings.js';
import { CANCEL_TOPIC, Topics } from '../topics/topics.js';
import { JobCarrier } from './job-carrier.js';
import { JobSweeper } from './job-sweeper.js';
import { JobTiming } from './job-timing.js';
import { JobWorker } from './job-worker.js';

/** Has this process take work, unless it only serves the API. */
@Injectable()
export class JobSupervisor implements OnApplicationBootstrap {
  private readonly logger = new Logger('Jobs');
  private timer: NodeJS.Timeout | null = null;
  private sweep: Promise<void> | null = null;
  private cancels: AsyncIterableIterator<number> | null = null;

  constructor(
    private readonly settings: Settings,
    private readonly timing: JobTiming,
    private readonly topics: Topics,
    private readonly carrier: JobCarrier,
    private readonly worker: JobWorker,
    private readonly sweeper: JobSweeper,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.role === 'api') return;
    this.carrier.start((jobId) => this.worker.work(jobId), this.settings.jobConcurrency);
    this.cancels = this.topics.subscribe<number>(CANCEL_TOPIC);
    void this.listen(this.cancels);
    this.timer = setInterval(() => this.startSweep(), this.timing.sweepMs);
    this.startSweep();
  }

  /** Before anything that work needs is taken away. What runs here goes back to the queue. */
  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.cancels?.return?.();
    await this.sweep;
    await this.worker.giveBack();
    await this.carrier.stop();
  }

  private startSweep(): void {
    this.sweep ??= this.sweeper
      .sweep()
      .catch((error: unknown) => this.logger.warn(`The sweep of jobs failed: ${String(error)}`))
      .finally(() => (this.sweep = null));
  }

  private async listen(cancels: AsyncIterable<number>): Promise<void> {
    for await (const jobId of cancels) this.worker.cancel(jobId);
  }
}
