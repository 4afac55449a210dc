import { findInterval } from '../engine/history-interval.js';
import { type RowProblem } from '../engine/history-rows.js';
import { type GridMinutes } from '../../time/interval-grid.js';
import { type TimeZone } from '../../time/zoned-time.js';
import { type LayoutEvent, type LayoutRow } from './layout-row.js';
import { type FileInterval, QueueIntervals } from './queue-intervals.js';

/** Which of our queues the file means; an advice where it is none. */
export type QueueFinder = (name: string | null) => number | 'left-out' | { readonly advice: string };

export interface Collecting {
  readonly addUp: boolean;
  readonly gapsAreZero: boolean;
  readonly intervalMinutes: GridMinutes | undefined;
  readonly zone: TimeZone;
  readonly findQueue: QueueFinder;
}

/** Enough rows to see the distance between two of one queue. */
const HELD_ROWS = 5_000;
/** Sums of intervals whose rows may still come. */
const MOST_OPEN = 200_000;
/** Problems that are told one by one; the others are counted. */
export const MOST_PROBLEMS = 200;

/** Turns what a file says into intervals of our queues, holding little: intervals are drained as they are complete. */
export class HistoryCollector {
  readonly problems: RowProblem[] = [];
  rowsRead = 0;
  blankRows = 0;
  skippedRows = 0;
  errors = 0;
  /** Intervals with more contacts handled than offered: kept, as they may have been offered before. */
  handledAboveOffered = 0;
  intervalMinutes: GridMinutes | undefined;
  readonly queues = new Map<number, QueueIntervals>();
  readonly leftOut = new Set<string>();
  private held: LayoutRow[] = [];
  private ready: FileInterval[] = [];
  private open = 0;

  constructor(private readonly plan: Collecting) {
    this.intervalMinutes = plan.intervalMinutes;
  }

  take(event: LayoutEvent): void {
    this.rowsRead++;
    switch (event.kind) {
      case 'row':
        return this.row(event.row);
      case 'blank':
        this.blankRows++;
        return;
      case 'skipped':
        this.skippedRows++;
        return;
      case 'problem':
        return this.note(event.problem);
    }
  }

  /** What is complete and was not given yet. */
  drain(): FileInterval[] {
    const ready = this.ready;
    this.ready = [];
    return ready;
  }

  /** The file has ended; what is left comes in parts. */
  *finish(): Generator<FileInterval[]> {
    if (this.intervalMinutes === undefined) this.findMinutes();
    this.release();
    for (const queue of this.queues.values()) {
      for (const interval of queue.drain(1)) this.push(interval);
      if (this.plan.gapsAreZero) for (const interval of queue.gaps()) this.push(interval);
      yield this.drain();
    }
    yield this.drain();
  }

  private row(row: LayoutRow): void {
    this.intervalMinutes ??= row.intervalMinutes ?? undefined;
    if (this.intervalMinutes !== undefined) {
      this.release();
      return this.collect(row, this.intervalMinutes);
    }
    this.held.push(row);
    if (this.held.length >= HELD_ROWS) this.findMinutes();
  }

  /** The shortest distance between two rows of a queue. */
  private findMinutes(): void {
    const byQueue = new Map<string | null, Set<number>>();
    for (const { queue, start } of this.held) {
      const starts = byQueue.get(queue) ?? new Set();
      byQueue.set(queue, starts.add(start));
    }
    const found = [...byQueue.values()].flatMap((starts) => {
      const sorted = [...starts]
        .sort((a, b) => a - b)
        .map((start) => ({ start: start as LayoutRow['start'] }));
      return findInterval(sorted) ?? [];
    });
    if (found.length > 0) this.intervalMinutes = Math.min(...found) as GridMinutes;
    else if (this.held.length > 0) {
      this.held = [];
      const advice = 'The interval cannot be found from the rows. State it: 5, 15, 30 or 60 minutes.';
      this.note({ severity: 'error', row: 1, column: '', value: '', advice });
    }
  }

  private release(): void {
    if (this.held.length === 0 || this.intervalMinutes === undefined) return;
    const { held } = this;
    this.held = [];
    for (const row of held) this.collect(row, this.intervalMinutes);
  }

  private collect(row: LayoutRow, minutes: GridMinutes): void {
    if (row.intervalMinutes !== null && row.intervalMinutes !== minutes) {
      return this.refuse(row, `is in intervals of ${row.intervalMinutes} minutes, the others of ${minutes}.`);
    }
    const queueId = this.plan.findQueue(row.queue);
    if (queueId === 'left-out') {
      this.skippedRows++;
      if (row.queue !== null && this.leftOut.size < MOST_PROBLEMS) this.leftOut.add(row.queue);
      return;
    }
    if (typeof queueId === 'object') return this.refuse(row, queueId.advice);
    const queue = this.queueOf(queueId, minutes);
    const opened = queue.open;
    const taken = queue.take(row);
    this.open += queue.open - opened;
    if (taken === 'added') {
      if (this.open > MOST_OPEN) this.drainHalf();
    } else if ('advice' in taken) this.refuse(row, taken.advice);
    else this.push(taken.interval);
  }

  private queueOf(queueId: number, minutes: GridMinutes): QueueIntervals {
    const { zone, addUp } = this.plan;
    const known = this.queues.get(queueId) ?? new QueueIntervals(queueId, minutes, zone, addUp);
    this.queues.set(queueId, known);
    return known;
  }

  private drainHalf(): void {
    for (const queue of this.queues.values()) {
      const before = queue.open;
      for (const interval of queue.drain(0.5)) this.push(interval);
      this.open += queue.open - before;
    }
  }

  private push(interval: FileInterval): void {
    const { row, offered, handled } = interval;
    if (handled !== null && handled > offered) {
      this.handledAboveOffered++;
      const advice = `is more than the ${offered} offered. Kept: contacts may have been offered in an interval before.`;
      this.tell({ severity: 'warning', row, column: 'handled', value: String(handled), advice });
    }
    this.ready.push(interval);
  }

  private refuse({ row, queue, start }: LayoutRow, advice: string): void {
    const value = `${queue === null ? '' : `${queue} `}${new Date(start).toISOString()}`;
    this.note({ severity: 'error', row, column: 'start', value, advice });
  }

  private note(problem: RowProblem): void {
    if (problem.severity === 'error') this.errors++;
    this.tell(problem);
  }

  /** Errors are never crowded out by warnings. */
  private tell(problem: RowProblem): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(problem);
    else if (problem.severity === 'error') {
      const warning = this.problems.findIndex(({ severity }) => severity === 'warning');
      if (warning >= 0) this.problems.splice(warning, 1, problem);
    }
  }
}
