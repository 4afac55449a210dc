import { AsyncResource } from 'node:async_hooks';
import { JobCarrier } from './job-carrier.js';

/** Work for this process alone, first come first served. */
export class InProcessCarrier extends JobCarrier {
  // Work must not run inside the unit of work of whoever carried it.
  private readonly outside = new AsyncResource('InProcessCarrier');
  private readonly waiting = new Set<number>();
  private readonly running = new Map<number, Promise<void>>();
  private work: ((jobId: number) => Promise<void>) | null = null;
  private concurrency = 0;

  start(work: (jobId: number) => Promise<void>, concurrency: number): void {
    this.work = work;
    this.concurrency = concurrency;
    this.takeMore();
  }

  carry(jobId: number): Promise<void> {
    if (!this.running.has(jobId)) this.waiting.add(jobId);
    this.takeMore();
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.work = null;
    this.waiting.clear();
    await Promise.all(this.running.values());
  }

  private takeMore(): void {
    for (const jobId of this.waiting) {
      if (this.work === null || this.running.size >= this.concurrency) return;
      this.waiting.delete(jobId);
      this.running.set(
        jobId,
        this.outside.runInAsyncScope(() => this.perform(jobId)),
      );
    }
  }

  private async perform(jobId: number): Promise<void> {
    await Promise.resolve();
    try {
      await this.work?.(jobId);
    } finally {
      this.running.delete(jobId);
      this.takeMore();
    }
  }
}
