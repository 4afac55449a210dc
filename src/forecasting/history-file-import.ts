import { type Readable } from 'node:stream';
import { type DateOrder } from './engine/wall-text.js';
import { type RowProblem } from './engine/history-rows.js';
import { type HistoryImport, type HistoryIntervalDiffers, type HistoryRejected } from './history.js';
import { type HistoryLayout } from './layouts/open-layout.js';
import { type QueueOfFile } from './layouts/queues-of-file.js';
import { type GridMinutes } from '../time/interval-grid.js';
import { type TimeZone } from '../time/zoned-time.js';

export interface HistoryFileOrder {
  readonly fileName: string;
  readonly content: string | Readable;
  /** Of the wall times in the file, unless the layout fixes it: asked, never guessed. */
  readonly zone: TimeZone;
  readonly layout?: HistoryLayout;
  /** The name of a saved mapping, instead of a layout. */
  readonly mapping?: string;
  /** By code or name of the queue when empty. */
  readonly queues?: readonly QueueOfFile[];
  /** Found from the rows when neither given nor stated by them. */
  readonly intervalMinutes?: GridMinutes;
  readonly dateOrder?: DateOrder;
  readonly wrapUpSeconds?: number;
  readonly keyIsAbandon?: boolean;
  /** Looks and reports, and writes nothing. */
  readonly dryRun?: boolean;
  /** Takes the good rows although others are bad; otherwise all rows or none. */
  readonly keepGood?: boolean;
}

export interface HistoryFileReport {
  readonly kind: 'HistoryFileReport';
  /** One for each queue; empty after a dry run. */
  readonly imports: readonly HistoryImport[];
  readonly dryRun: boolean;
  readonly intervalMinutes: GridMinutes;
  /** Rows, lines or groups that were looked at. */
  readonly rowsRead: number;
  /** Intervals taken, or that would be. */
  readonly intervals: number;
  readonly blankRows: number;
  /** Of other channels, or of queues that were not asked for. */
  readonly skippedRows: number;
  readonly badRows: number;
  /** Intervals with more contacts handled than offered; they are kept. */
  readonly handledAboveOffered: number;
  /** Queues of the file that were not asked for. */
  readonly leftOut: readonly string[];
  /** The first ones. */
  readonly problems: readonly RowProblem[];
}

export type ImportHistoryFileOutcome = HistoryFileReport | HistoryRejected | HistoryIntervalDiffers;
