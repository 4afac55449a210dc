import { type HistoryRecord, type RowProblem } from './engine/history-rows.js';
import { type Instant } from '../time/instant.js';
import { type GridMinutes } from '../time/interval-grid.js';
import { type TimeZone } from '../time/zoned-time.js';

/** A file of interval history that was taken. Undone, it counts no more, and is kept. */
export interface HistoryImport {
  readonly id: number;
  readonly queueId: number;
  readonly fileName: string;
  /** The zone that its wall times were read in. */
  readonly zone: TimeZone;
  readonly intervalMinutes: GridMinutes;
  readonly rowCount: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly importedBy: number;
  readonly importedAt: Instant;
  readonly undoneBy: number | null;
  readonly undoneAt: Instant | null;
}

/** What counts for an interval now: the row of the last upload that is not undone. Contacts are the client's total. */
export interface HistoryInterval {
  readonly importId: number;
  readonly start: Instant;
  readonly offered: number;
  readonly handled: number | null;
  readonly abandoned: number | null;
  readonly averageHandleTimeSeconds: number | null;
  /** Of all contacts together, answered or not. */
  readonly waitSeconds: number | null;
}

export interface HistoryReport {
  readonly kind: 'HistoryReport';
  /** Missing after a dry run. */
  readonly import: HistoryImport | null;
  readonly dryRun: boolean;
  readonly intervalMinutes: GridMinutes;
  /** Rows taken, or that would be. */
  readonly rows: number;
  /** Rows without a count, which stay gaps. */
  readonly blankRows: number;
  /** Bad rows that were left out, and rows whose wall time was doubtful. */
  readonly problems: readonly RowProblem[];
}

/** Nothing was taken. */
export interface HistoryRejected {
  readonly kind: 'HistoryRejected';
  readonly code: 'HISTORY_REJECTED';
  readonly message: string;
  readonly problems: readonly RowProblem[];
}

/** Nothing was taken: one queue's history is in one interval. */
export interface HistoryIntervalDiffers {
  readonly kind: 'HistoryIntervalDiffers';
  readonly code: 'HISTORY_INTERVAL_DIFFERS';
  readonly message: string;
  readonly intervalMinutes: GridMinutes;
  readonly queueIntervalMinutes: GridMinutes;
}

export type ImportHistoryOutcome = HistoryReport | HistoryRejected | HistoryIntervalDiffers;

/** Records that a program has already, rather than a file. */
export interface HistoryBatch {
  readonly queueId: number;
  readonly fileName: string;
  readonly zone: TimeZone;
  readonly intervalMinutes: GridMinutes;
  readonly records: readonly Omit<HistoryRecord, 'row'>[];
}
