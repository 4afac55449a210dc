import { type RowProblem } from '../engine/history-rows.js';
import { type Instant } from '../../time/instant.js';
import { type GridMinutes } from '../../time/interval-grid.js';

/** What a row of a file says about one interval of one queue; or adds to what others said about it. */
export interface LayoutRow {
  readonly row: number;
  /** As the file names it; `null` where the file is of one queue. */
  readonly queue: string | null;
  readonly start: Instant;
  /** The second of the two instants of a wall time that happens twice. */
  readonly later: Instant | null;
  /** When the row states it. */
  readonly intervalMinutes: GridMinutes | null;
  readonly offered: number;
  readonly handled: number | null;
  readonly abandoned: number | null;
  /** Talk, hold and after-call work of all contacts handled. */
  readonly handleSeconds: number | null;
  /** Of all contacts together, answered or not. */
  readonly waitSeconds: number | null;
}

/** What reading a file gives, in the order of the file. A skipped row is good and of another channel. */
export type LayoutEvent =
  | { readonly kind: 'row'; readonly row: LayoutRow }
  | { readonly kind: 'blank' }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'problem'; readonly problem: RowProblem };

/** A file being read. Events come in batches: one at a time would cost more than reading them. */
export interface LayoutSource {
  /** Rows of one interval are parts of it, to be added up; otherwise the second one is a mistake. */
  readonly addUp: boolean;
  /** Intervals between the first and the last that no row names had no contacts. */
  readonly gapsAreZero: boolean;
  readonly events: AsyncIterable<readonly LayoutEvent[]>;
}

export function problemEvent(row: number, column: string, value: string, advice: string): LayoutEvent {
  return { kind: 'problem', problem: { severity: 'error', row, column, value, advice } };
}
