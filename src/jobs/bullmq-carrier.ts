import { Logger } from '@nestjs/common';
import { Queue, Worker } from 'bullmq';
import { JobCarrier } from './job-carrier.js';

/** Jobs are found again by their rows, so BullMQ need not give up on one whose worker died. */
const EVERY_STALL = 1_000;

/** Work for every process on one Redis. */
export class BullMqCarrier extends JobCarrier {
  private readonly logger = new Logger('Jobs');
  private readonly queue: Queue;
  private worker: Worker | null = null;

  constructor(
    private readonly redisUrl: string,
    private readonly queueName: string,
  ) {
    super();
    this.queue = new Queue(queueName, { connection: { url: redisUrl } });
    this.queue.on('error', (error) => this.warn(error));
  }

  start(work: (jobId: number) => Promise<void>, concurrency: number): void {
    this.worker = new Worker<{ jobId: number }>(this.queueName, ({ data }) => work(data.jobId), {
      connection: { url: this.redisUrl, maxRetriesPerRequest: null },
      concurrency,
      maxStalledCount: EVERY_STALL,
    });
    this.worker.on('error', (error) => this.warn(error));
  }

  async carry(jobId: number): Promise<void> {
    // The id makes carrying twice one entry while it waits.
    await this.queue.add(
      'job',
      { jobId },
      { jobId: `job-${jobId}`, removeOnComplete: true, removeOnFail: true },
    );
  }

  async stop(): Promise<void> {
    await this.worker?.close();
    await this.queue.close();
  }

  private warn(error: Error): void {
    this.logger.warn(`Redis: ${error.message}`);
  }
}
