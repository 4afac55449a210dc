import { type Instant, parseInstant } from '../../time/instant.js';
import { type GridMinutes } from '../../time/interval-grid.js';
import { type LocalDate, type LocalTime, resolveWallTime, type TimeZone } from '../../time/zoned-time.js';
import { type Observation } from './forecaster.js';
import { findInterval, misalignment } from './history-interval.js';
import { FieldError, type NumberRule, readNumber, type RowFields } from './row-fields.js';
import { type DateOrder, provenDateOrder, readDate, readTime } from './wall-text.js';

/** A record of the file with its line number. */
export interface HistoryRow {
  readonly row: number;
  readonly fields: RowFields;
}

/** How the file is to be read. The zone is always asked: nothing in a file of wall times tells it. */
export interface HistoryReading {
  readonly zone: TimeZone;
  /** Found from the rows when not given. */
  readonly intervalMinutes?: GridMinutes;
  /** For dates that end with the year; proven by the file when not given and a day above 12 occurs. */
  readonly dateOrder?: DateOrder;
}

/** An error leaves the row out; a warning says how a doubtful row was taken. */
export interface RowProblem {
  readonly severity: 'error' | 'warning';
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly advice: string;
}

export interface HistoryRecord extends Observation {
  readonly row: number;
  readonly handled: number | undefined;
  readonly abandoned: number | undefined;
  readonly averageHandleTimeSeconds: number | undefined;
  /** Of all contacts of the interval together, answered or not. */
  readonly waitSeconds: number | undefined;
}

export interface HistoryRecords {
  readonly intervalMinutes: GridMinutes | undefined;
  /** In the order of time. */
  readonly records: readonly HistoryRecord[];
  /** In the order of the file. */
  readonly problems: readonly RowProblem[];
  /** Rows without a count: gaps, which stay gaps. */
  readonly blankRows: number;
}

const ZERO_OR_MORE: NumberRule = { holds: (value) => value >= 0, advice: 'Write zero or more.' };

/**
 * Interval history from the rows of a file. Columns: `date` and `start`, or `timestamp`; `calls`; optional `handled`, `abandoned`, `aht_s`, `wait_s`.
 * Wall times are read in the asked zone. One that is skipped when clocks go forward is reported and left out; one that happens twice
 * when clocks go back is reported and taken as the earlier, a second row with it as the later. Half counts are kept; a blank count is a gap.
 * @example
 * readHistory([{ row: 2, fields: { date: '2026-01-05', start: '07:30', calls: '12.5' } }], { zone: timeZone('UTC'), intervalMinutes: 30 }).records[0].offered // => 12.5
 */
export function readHistory(rows: readonly HistoryRow[], reading: HistoryReading): HistoryRecords {
  const reader = new HistoryReader(rows, reading);
  const found: HistoryRecord[] = [];
  for (const row of rows) {
    const record = reader.read(row);
    if (record !== undefined) found.push(record);
  }
  found.sort((a, b) => a.start - b.start);
  const intervalMinutes = reading.intervalMinutes ?? findInterval(found);
  const astray = misalignment(found, reading.zone, intervalMinutes);
  const records = found.filter((record) => !astray.has(record.row));
  reader.reportAstray(rows, astray);
  const problems = reader.problems.sort((a, b) => a.row - b.row);
  return { intervalMinutes, records, problems, blankRows: reader.blankRows };
}

class HistoryReader {
  readonly problems: RowProblem[] = [];
  blankRows = 0;
  private readonly order: DateOrder | 'unknown' | 'mixed';
  private readonly rowAt = new Map<Instant, number>();
  private readonly dates = new Map<string, LocalDate>();
  private readonly times = new Map<string, LocalTime>();

  constructor(
    rows: readonly HistoryRow[],
    private readonly reading: HistoryReading,
  ) {
    this.order = reading.dateOrder ?? provenDateOrder(dateTexts(rows));
  }

  read({ row, fields }: HistoryRow): HistoryRecord | undefined {
    try {
      const offered = readNumber(fields, 'calls', ZERO_OR_MORE);
      const start = this.startOf(row, fields);
      if (start === undefined) return undefined;
      const before = this.rowAt.get(start);
      if (before !== undefined)
        throw this.timeError(fields, `is the time of row ${before} too. Keep one of the two.`);
      this.rowAt.set(start, row);
      if (offered === undefined) {
        this.blankRows++;
        return undefined;
      }
      return {
        row,
        start,
        offered,
        handled: readNumber(fields, 'handled', ZERO_OR_MORE),
        abandoned: readNumber(fields, 'abandoned', ZERO_OR_MORE),
        averageHandleTimeSeconds: readNumber(fields, 'aht_s', ZERO_OR_MORE),
        waitSeconds: readNumber(fields, 'wait_s', ZERO_OR_MORE),
      };
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      this.note('error', row, error);
      return undefined;
    }
  }

  reportAstray(rows: readonly HistoryRow[], astray: ReadonlyMap<number, string>): void {
    for (const { row, fields } of rows) {
      const advice = astray.get(row);
      if (advice !== undefined) this.note('error', row, this.timeError(fields, advice));
    }
  }

  private note(severity: RowProblem['severity'], row: number, { column, value, advice }: FieldError): void {
    this.problems.push({ severity, row, column, value, advice });
  }

  private timeError(fields: RowFields, advice: string): FieldError {
    const { column, text } = timeText(fields);
    return new FieldError(column, text, advice);
  }

  private startOf(row: number, fields: RowFields): Instant | undefined {
    const { column, text, date, time } = timeText(fields);
    if (text === '') throw new FieldError(column, '', 'is missing. Write the start of the interval.');
    if (/\d([Zz]|[+-]\d{2}:?\d{2})$/.test(time) && column === 'timestamp')
      return instantOf(column, text, date, time);
    const wallDate = once(this.dates, date, () =>
      readDate(column === 'start' ? 'date' : column, date, this.order),
    );
    return this.resolve(
      row,
      fields,
      wallDate,
      once(this.times, time, () => readTime(column, time)),
    );
  }

  private resolve(row: number, fields: RowFields, date: LocalDate, time: LocalTime): Instant | undefined {
    const wall = resolveWallTime(date, time, this.reading.zone);
    if (wall.kind === 'unique') return wall.at;
    if (wall.kind === 'gap') {
      const advice = `does not exist in ${this.reading.zone}: clocks went forward over it. The row is left out.`;
      this.note('warning', row, this.timeError(fields, advice));
      return undefined;
    }
    const second = this.rowAt.has(wall.earlier) && !this.rowAt.has(wall.later);
    const advice = `happens twice in ${this.reading.zone}: clocks went back. Taken as the ${second ? 'second' : 'first'} of the two.`;
    this.note('warning', row, this.timeError(fields, advice));
    return second ? wall.later : wall.earlier;
  }
}

/** A file repeats its dates and times: each is read once. */
function once<T>(known: Map<string, T>, text: string, read: () => T): T {
  let value = known.get(text);
  if (value === undefined) known.set(text, (value = read()));
  return value;
}

interface TimeText {
  readonly column: 'start' | 'timestamp';
  readonly text: string;
  readonly date: string;
  readonly time: string;
}

function timeText(fields: RowFields): TimeText {
  const timestamp = (fields.timestamp ?? '').trim();
  if (fields.timestamp === undefined) {
    const date = (fields.date ?? '').trim();
    const time = (fields.start ?? '').trim();
    return { column: 'start', text: `${date} ${time}`.trim(), date, time };
  }
  const [date, ...rest] = timestamp.split(/[ T]+/);
  return { column: 'timestamp', text: timestamp, date, time: rest.join(' ') };
}

function* dateTexts(rows: readonly HistoryRow[]): Iterable<string> {
  for (const { fields } of rows) yield timeText(fields).date;
}

/** A time stamp with an offset names its instant by itself. */
function instantOf(column: string, text: string, date: string, time: string): Instant {
  try {
    return parseInstant(`${date}T${time.replaceAll(' ', '')}`);
  } catch {
    throw new FieldError(
      column,
      text,
      'is not an instant. Write ISO 8601, for example 2026-10-25T01:30:00Z.',
    );
  }
}
