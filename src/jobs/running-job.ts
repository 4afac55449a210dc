import { type JobTiming } from './job-timing.js';
import { type Job, type JobContext, type JobProgress } from './job.js';

export interface Reports {
  /** Says that the worker is alive and how far it is; `false` when the job is no longer its own. */
  beat(progress: JobProgress | null): Promise<boolean>;
  cancelRequested(): Promise<boolean>;
  failed(error: unknown): void;
}

/** One job at work in this process: its heartbeat, its throttled progress, its cancelling. */
export class RunningJob {
  private readonly abort = new AbortController();
  private readonly heartbeat: NodeJS.Timeout;
  private abandoned!: () => void;
  /** Resolves when the process gives the job back before its work is done. */
  readonly givenBack = new Promise<'given back'>((resolve) => (this.abandoned = () => resolve('given back')));
  private latest: JobProgress | null = null;
  private pending: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    readonly job: Job,
    private readonly timing: JobTiming,
    private readonly reports: Reports,
  ) {
    this.heartbeat = setInterval(() => void this.beat(), timing.heartbeatMs);
  }

  get context(): JobContext {
    return { job: this.job, signal: this.abort.signal, report: (progress) => this.report(progress) };
  }

  get cancelled(): boolean {
    return this.abort.signal.aborted;
  }

  cancel(): void {
    this.abort.abort(new Error(`Job ${this.job.id} was cancelled.`));
  }

  giveBack(): void {
    this.abandoned();
  }

  /** No more heartbeats; resolves when the last one under way is written. */
  async end(): Promise<void> {
    clearInterval(this.heartbeat);
    if (this.pending !== null) clearTimeout(this.pending);
    await this.writing;
    if (this.latest !== null && !this.cancelled) await this.write();
  }

  private report(progress: JobProgress): void {
    this.latest = progress;
    this.pending ??= setTimeout(() => {
      this.pending = null;
      this.writing = this.write();
    }, this.timing.progressMs);
  }

  private async beat(): Promise<void> {
    await this.write();
    if (!this.cancelled && (await this.reports.cancelRequested().catch(() => false))) this.cancel();
  }

  private async write(): Promise<void> {
    const progress = this.latest;
    this.latest = null;
    try {
      if (!(await this.reports.beat(progress))) this.cancel();
    } catch (error) {
      this.reports.failed(error);
    }
  }
}
