import { type RowProblem } from '../engine/history-rows.js';
import { FieldError, readNumber } from '../engine/row-fields.js';
import { type GridMinutes, GRID_MINUTES } from '../../time/interval-grid.js';
import { fileUnusable } from '../forecasting.errors.js';
import { type LayoutEvent, problemEvent } from './layout-row.js';
import { type ColumnName, type DurationColumns, type DurationUnit, type HistoryMapping } from './mapping.js';
import { type TimeReader } from './time-reader.js';

interface Column {
  readonly name: string;
  readonly index: number;
}

type Durations = Omit<DurationColumns, 'columns'> & { readonly columns: readonly Column[] };

const PLAIN = /^\d{1,15}(\.\d+)?$/;
const CLOCK = /^(\d{1,4}):([0-5]\d):([0-5]\d(?:\.\d+)?)$/;
const ZERO_OR_MORE = { holds: (value: number) => value >= 0, advice: 'Write zero or more.' };

/** Turns the records of a table into rows by a mapping. */
export class MappedRows {
  private readonly time: readonly Column[];
  private readonly queue: Column | null;
  private readonly interval: Column | null;
  private readonly offered: Column;
  private readonly handled: Column | null;
  private readonly abandoned: Column | null;
  private readonly handleTime: Durations | null;
  private readonly waitTime: Durations | null;
  private readonly only: readonly { readonly column: Column; readonly values: ReadonlySet<string> }[];
  private readonly width: number;

  /** @throws UserError FILE_UNUSABLE when the header lacks a column of the mapping. */
  constructor(
    private readonly mapping: HistoryMapping,
    private readonly times: TimeReader,
    header: readonly string[] | null,
    fileName: string,
  ) {
    const find = columnFinder(header, fileName);
    const optional = (name: ColumnName | null): Column | null => (name === null ? null : find(name));
    this.time = mapping.time.columns.map(find);
    this.queue = optional(mapping.queue);
    this.interval = optional(mapping.interval);
    this.offered = find(mapping.offered);
    this.handled = optional(mapping.handled);
    this.abandoned = optional(mapping.abandoned);
    const durations = (named: DurationColumns | null): Durations | null =>
      named && { ...named, columns: named.columns.map(find) };
    this.handleTime = durations(mapping.handleTime);
    this.waitTime = durations(mapping.waitTime ?? null);
    this.only = mapping.only.map(({ column, values }) => ({
      column: find(column),
      values: new Set(values.map((value) => value.toLowerCase())),
    }));
    this.width = mapping.columnCount ?? header?.length ?? Infinity;
  }

  /** What a record says; `row` is its line. */
  read(record: readonly string[], row: number): LayoutEvent[] {
    if (record.length === 1 && record[0] === '') return [];
    try {
      this.checkWidth(record);
      if (this.only.some(({ column, values }) => !values.has(text(record, column).toLowerCase()))) {
        return [{ kind: 'skipped' }];
      }
      return this.events(record, row);
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      return [problemEvent(row, error.column, error.value, error.advice)];
    }
  }

  private events(record: readonly string[], row: number): LayoutEvent[] {
    const when = this.time.map((column) => text(record, column)).join(' ');
    const [{ name }] = this.time;
    if (when.trim() === '') throw new FieldError(name, '', 'is missing. Write the start of the interval.');
    const { start, later } = this.times.read(name, when);
    if (start === null) return [{ kind: 'problem', problem: skippedByClocks(row, name, when) }];
    if (text(record, this.offered) === '') return [{ kind: 'blank' }];
    const offered = this.number(record, this.offered) ?? 0;
    const handled = this.handled === null ? null : this.number(record, this.handled);
    const made = {
      row,
      queue: this.queue === null ? null : text(record, this.queue),
      start,
      later,
      intervalMinutes: this.interval === null ? null : readMinutes(record, this.interval),
      offered,
      handled,
      abandoned: this.abandoned === null ? null : this.number(record, this.abandoned),
      handleSeconds: this.total(record, this.handleTime, handled ?? offered),
      waitSeconds: this.total(record, this.waitTime, offered),
    };
    return [{ kind: 'row', row: made }];
  }

  private total(record: readonly string[], durations: Durations | null, contacts: number): number | null {
    if (durations === null) return null;
    let sum: number | null = null;
    for (const column of durations.columns) {
      const part = this.duration(record, column, durations.unit);
      if (part !== null) sum = (sum ?? 0) + part;
    }
    return sum === null || durations.meaning === 'total' ? sum : sum * contacts;
  }

  private duration(record: readonly string[], column: Column, unit: DurationUnit): number | null {
    if (unit !== 'hh:mm:ss') {
      const value = this.number(record, column);
      return value === null || unit === 'seconds' ? value : value / 1_000;
    }
    const value = text(record, column);
    if (value === '') return null;
    const parts = CLOCK.exec(value);
    if (parts === null)
      throw new FieldError(column.name, value, 'is not a duration. Write hh:mm:ss, 00:04:30.');
    return Number(parts[1]) * 3_600 + Number(parts[2]) * 60 + Number(parts[3]);
  }

  private number(record: readonly string[], column: Column): number | null {
    const value = text(record, column);
    if (value === '') return null;
    if (this.mapping.decimal === 'comma') return decimalComma(column.name, value);
    return PLAIN.test(value) ? Number(value) : named(column.name, value);
  }

  private checkWidth(record: readonly string[]): void {
    const { columnCount } = this.mapping;
    const surplus = record.length > this.width && record.slice(this.width).some((value) => value !== '');
    if (!surplus && (columnCount === null || record.length >= columnCount)) return;
    throw new FieldError(
      '',
      '',
      `has ${record.length} values for ${this.width} columns: maybe another delimiter, or one inside a value. Put such a value in double quotes.`,
    );
  }
}

function columnFinder(header: readonly string[] | null, fileName: string): (name: ColumnName) => Column {
  const names = header?.map((name) => name.trim().toLowerCase());
  return (name) => {
    const index = names === undefined ? Number(name) - 1 : names.indexOf(name.toLowerCase());
    if (index >= 0) return { name: header === null ? `column ${name}` : name, index };
    throw fileUnusable(
      fileName,
      `has no column "${name}" (it has ${header?.join(', ') ?? 'none'}). Choose the layout or mapping that fits it.`,
    );
  };
}

function text(record: readonly string[], { index }: Column): string {
  return (record[index] ?? '').trim();
}

function named(column: string, value: string): number {
  return readNumber({ [column]: value }, column, ZERO_OR_MORE) ?? 0;
}

function decimalComma(column: string, value: string): number {
  if (value.includes('.') || value.split(',').length > 2) {
    throw new FieldError(
      column,
      value,
      'is not a number with a decimal comma. Write digits and one comma: 1234,5.',
    );
  }
  return named(column, value.replace(',', '.'));
}

function readMinutes(record: readonly string[], column: Column): GridMinutes {
  const value = text(record, column);
  const clock = CLOCK.exec(value);
  const minutes =
    clock === null
      ? Number(/^(\d+)\s*(m|min|mins|minutes)?$/i.exec(value)?.[1])
      : Number(clock[1]) * 60 + Number(clock[2]);
  const width = GRID_MINUTES.find((known) => known === minutes);
  if (width !== undefined) return width;
  throw new FieldError(
    column.name,
    value,
    `is not an interval. Intervals are ${GRID_MINUTES.join(', ')} minutes long; bring no daily totals.`,
  );
}

function skippedByClocks(row: number, column: string, value: string): RowProblem {
  const advice = 'does not exist in the zone of the file: clocks went forward over it. The row is left out.';
  return { severity: 'warning', row, column, value, advice };
}
