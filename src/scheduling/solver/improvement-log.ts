import { type JobProgress } from '../../jobs/job.js';
import { type Clock } from '../../time/clock.js';
import { type Instant, SECOND_MS } from '../../time/instant.js';
import { type RunImprovement } from '../schedule.js';

/** More points than a curve on a screen shows. */
const MOST_KEPT = 1_000;
const WRITE_EVERY_MS = 1_000;

/** How score and bound of one run come on, written now and then while it runs and whole when it ends. */
export class ImprovementLog {
  private readonly started: Instant;
  private kept: RunImprovement[] = [];
  private writing: Promise<void> = Promise.resolve();
  private lastWrite: Instant;

  constructor(
    private readonly clock: Clock,
    private readonly write: (improvements: readonly RunImprovement[]) => Promise<void>,
  ) {
    this.started = clock.now();
    this.lastWrite = this.started;
  }

  note({ phase, progress, bestScore = null, bound = null }: JobProgress): void {
    const last = this.kept.at(-1);
    const same = last?.phase === phase && last.bestScore === bestScore && last.bound === bound;
    if (same) return;
    const now = this.clock.now();
    const seconds = (now - this.started) / SECOND_MS;
    this.kept.push({ seconds, phase, progress, bestScore, bound });
    if (this.kept.length > MOST_KEPT) this.kept = this.kept.filter((_, at) => at % 2 === 0);
    if (now - this.lastWrite < WRITE_EVERY_MS) return;
    this.lastWrite = now;
    this.flush();
  }

  /** Resolves when all of it is written; a run does not fail because its curve could not be kept. */
  async close(): Promise<void> {
    this.flush();
    await this.writing;
  }

  private flush(): void {
    const improvements = [...this.kept];
    this.writing = this.writing.then(() => this.write(improvements)).catch(() => undefined);
  }
}
