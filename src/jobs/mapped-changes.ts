import { type Job } from './job.js';

/** A job's changes told as changes of what it makes; ending it ends the job's at once, even while one is awaited. */
export class MappedChanges<T> implements AsyncIterableIterator<T> {
  constructor(
    private readonly jobs: AsyncIterableIterator<Job>,
    private readonly toChange: (job: Job) => Promise<T>,
  ) {}

  async next(): Promise<IteratorResult<T>> {
    const change = await this.jobs.next();
    return change.done === true
      ? { done: true, value: undefined }
      : { done: false, value: await this.toChange(change.value) };
  }

  async return(): Promise<IteratorResult<T>> {
    await this.jobs.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
