import { happensWithin } from './happens-within.js';
import { hasEnded, type Job } from './job.js';

/** A job as it is, then as it changes, up to and with its end. Looks at the row itself when it has heard nothing for a while. */
export class JobChanges implements AsyncIterableIterator<Job> {
  private told: Job | null = null;
  private message: Promise<IteratorResult<Job>> | null = null;
  private over = false;

  constructor(
    private readonly first: Job,
    private readonly messages: AsyncIterableIterator<Job>,
    private readonly look: () => Promise<Job | null>,
    private readonly lookAgainMs: number,
  ) {}

  async next(): Promise<IteratorResult<Job>> {
    if (this.over) return this.return();
    const job = this.told === null ? this.first : await this.nextChange(this.told);
    if (job === null) return this.return();
    this.told = job;
    this.over = hasEnded(job);
    return { value: job, done: false };
  }

  async return(): Promise<IteratorResult<Job>> {
    this.over = true;
    await this.messages.return?.();
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private async nextChange(told: Job): Promise<Job | null> {
    for (;;) {
      this.message ??= this.messages.next();
      if (await happensWithin(this.message, this.lookAgainMs)) {
        const message = await this.message;
        this.message = null;
        if (message.done === true) return null;
        if (isBehind(message.value, told)) continue;
        return message.value;
      }
      const job = await this.look();
      if (job === null || differs(job, told)) return job;
    }
  }
}

/** A look at the row may have told already what a message comes to tell, and more. */
function isBehind(message: Job, told: Job): boolean {
  if (message.attempt !== told.attempt) return message.attempt < told.attempt;
  return (message.heartbeatAt ?? told.heartbeatAt ?? 0) < (told.heartbeatAt ?? 0);
}

function differs(a: Job, b: Job): boolean {
  const state = ({ status, phase, progress, bestScore, bound, attempt, cancelRequested }: Job) =>
    JSON.stringify([status, phase, progress, bestScore, bound, attempt, cancelRequested]);
  return state(a) !== state(b);
}
