import { type Instant, MINUTE_MS } from '../../time/instant.js';
import { type GridMinutes } from '../../time/interval-grid.js';
import { offsetMs, type TimeZone } from '../../time/zoned-time.js';
import { type LayoutRow } from './layout-row.js';
import { SeenIntervals } from './seen-intervals.js';

/** One interval of one queue, as it will be kept. */
export interface FileInterval {
  readonly queueId: number;
  readonly row: number;
  readonly start: Instant;
  readonly offered: number;
  readonly handled: number | null;
  readonly abandoned: number | null;
  readonly averageHandleTimeSeconds: number | null;
  readonly waitSeconds: number | null;
}

interface Sum {
  row: number;
  offered: number;
  handled: number | null;
  abandoned: number | null;
  handleSeconds: number | null;
  waitSeconds: number | null;
}

/** Why a row cannot be taken, or what came of it. */
export type Taken = { readonly interval: FileInterval } | { readonly advice: string } | 'added';

/** What a file says about one queue. */
export class QueueIntervals {
  first: Instant | null = null;
  last: Instant | null = null;
  count = 0;
  private readonly seen = new SeenIntervals();
  private readonly sums = new Map<Instant, Sum>();

  constructor(
    readonly queueId: number,
    private readonly minutes: GridMinutes,
    private readonly zone: TimeZone,
    private readonly addUp: boolean,
  ) {}

  get open(): number {
    return this.sums.size;
  }

  take(row: LayoutRow): Taken {
    const { start, later } = row;
    if (!this.onGrid(start)) return { advice: `does not start an interval of ${this.minutes} minutes.` };
    if (this.addUp) return this.add(row);
    if (!this.seen.has(start)) return { interval: this.close(start, row) };
    if (later !== null && !this.seen.has(later)) return { interval: this.close(later, row) };
    return { advice: 'is the time of an earlier row of the queue too. Keep one of the two.' };
  }

  /** Gives sums away, the oldest first: all, or half of them while the file goes on. */
  drain(share: 1 | 0.5): FileInterval[] {
    const starts = [...this.sums.keys()].sort((a, b) => a - b);
    return starts.slice(0, Math.ceil(starts.length * share)).map((start) => {
      const sum = this.sums.get(start) as Sum;
      this.sums.delete(start);
      return this.close(start, sum);
    });
  }

  /** Intervals between the first and the last that no row named, as zero. */
  *gaps(): Generator<FileInterval> {
    if (this.first === null || this.last === null) return;
    const zero = { row: 0, offered: 0, handled: 0, abandoned: 0, handleSeconds: null, waitSeconds: null };
    const { first, last } = this;
    for (let at: number = first; at < last; at += this.minutes * MINUTE_MS) {
      if (!this.seen.has(at as Instant)) yield this.close(at as Instant, zero);
    }
  }

  private add(row: LayoutRow): Taken {
    if (this.seen.has(row.start)) {
      return { advice: 'comes long after the other rows of its interval. Sort the file by time.' };
    }
    const sum = this.sums.get(row.start);
    if (sum === undefined) {
      const { row: line, offered, handled, abandoned, handleSeconds, waitSeconds } = row;
      this.sums.set(row.start, { row: line, offered, handled, abandoned, handleSeconds, waitSeconds });
    } else {
      sum.offered += row.offered;
      sum.handled = plus(sum.handled, row.handled);
      sum.abandoned = plus(sum.abandoned, row.abandoned);
      sum.handleSeconds = plus(sum.handleSeconds, row.handleSeconds);
      sum.waitSeconds = plus(sum.waitSeconds, row.waitSeconds);
    }
    return 'added';
  }

  private close(
    start: Instant,
    { row, offered, handled, abandoned, handleSeconds, waitSeconds }: Sum,
  ): FileInterval {
    this.seen.add(start);
    this.count++;
    if (this.first === null || start < this.first) this.first = start;
    if (this.last === null || start > this.last) this.last = start;
    const contacts = handled ?? offered;
    const averageHandleTimeSeconds =
      handleSeconds === null || contacts === 0 ? null : handleSeconds / contacts;
    const counts = { offered, handled, abandoned, averageHandleTimeSeconds, waitSeconds };
    return { queueId: this.queueId, row, start, ...counts };
  }

  /** Of the UTC hour, or of the wall clock where that differs. */
  private onGrid(start: Instant): boolean {
    const width = this.minutes * MINUTE_MS;
    return start % width === 0 || (start + offsetMs(start, this.zone)) % width === 0;
  }
}

function plus(a: number | null, b: number | null): number | null {
  return b === null ? a : (a ?? 0) + b;
}
