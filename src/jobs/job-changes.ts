import { hasEnded, type Job } from './job.js';

/** A job as it is, then as it changes, up to and with its end. */
export class JobChanges implements AsyncIterableIterator<Job> {
  private now: Job | null;
  private over = false;

  constructor(
    job: Job,
    private readonly changes: AsyncIterableIterator<Job>,
  ) {
    this.now = job;
  }

  async next(): Promise<IteratorResult<Job>> {
    if (this.over) return this.return();
    const job = this.now ?? (await this.nextChange());
    this.now = null;
    if (job === null) return this.return();
    this.over = hasEnded(job);
    return { value: job, done: false };
  }

  async return(): Promise<IteratorResult<Job>> {
    this.over = true;
    await this.changes.return?.();
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private async nextChange(): Promise<Job | null> {
    const next = await this.changes.next();
    return next.done === true ? null : next.value;
  }
}
