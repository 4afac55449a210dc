import { type Job } from '../jobs/job.js';
import { type ScheduleRun } from './schedule-run.js';

/** A job's changes told as changes of its run; ending it ends the job's at once, even while one is awaited. */
export class RunChanges implements AsyncIterableIterator<ScheduleRun> {
  constructor(
    private readonly jobs: AsyncIterableIterator<Job>,
    private readonly toRun: (job: Job) => Promise<ScheduleRun>,
  ) {}

  async next(): Promise<IteratorResult<ScheduleRun>> {
    const change = await this.jobs.next();
    return change.done === true
      ? { done: true, value: undefined }
      : { done: false, value: await this.toRun(change.value) };
  }

  async return(): Promise<IteratorResult<ScheduleRun>> {
    await this.jobs.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
