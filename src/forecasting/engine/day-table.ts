import { type Weekday } from '../../time/zoned-time.js';
import { type ForecastRequest } from './forecaster.js';
import { dayOfDate, slotOf, weekdayOfDay } from './slot.js';

/** The past before the origin as a table: a row for each local day, a column for each wall-clock slot that was ever observed. */
export interface DayTable {
  /** The first day, counted from 1970-01-01. */
  readonly first: number;
  /** Rows: days from the first to the last observed one. */
  readonly days: number;
  /** Slot indexes of the columns, ascending. */
  readonly slots: readonly number[];
  /** Row by row; NaN where nothing was observed. */
  readonly counts: Float64Array;
  /** Holidays of past and future, counted from 1970-01-01. */
  readonly holidays: ReadonlySet<number>;
  /** Days on whose evening one of them begins. */
  readonly eves?: ReadonlySet<number>;
  /** What some of them are called. */
  readonly holidayNames?: ReadonlyMap<number, string>;
  /** Past days that are not to be learned from. */
  readonly leftOut: ReadonlySet<number>;
}

/**
 * Sorts the history of a request into days and wall-clock slots. A slot that happens twice in a night holds the mean of the two.
 * Observations at or after the origin are not looked at.
 * @example
 * dayTable({ history: [{ start: parseInstant('2026-01-05T10:00Z'), offered: 8 }], zone: timeZone('UTC'), intervalMinutes: 30, origin: parseInstant('2026-01-12T00:00Z'), horizon: [] }).slots // => [20]
 */
export function dayTable(request: ForecastRequest): DayTable {
  const known = request.history
    .filter(({ start }) => start < request.origin)
    .map(({ start, offered }) => ({
      start,
      offered,
      ...slotOf(start, request.zone, request.intervalMinutes),
    }))
    .sort((a, b) => a.start - b.start || a.offered - b.offered);
  const slots = [...new Set(known.map(({ index }) => index))].sort((a, b) => a - b);
  const column = new Map(slots.map((slot, i) => [slot, i]));
  const first = known.reduce((least, { day }) => Math.min(least, day), Infinity);
  const last = known.reduce((most, { day }) => Math.max(most, day), -Infinity);
  const days = known.length === 0 ? 0 : last - first + 1;
  const counts = new Float64Array(days * slots.length).fill(NaN);
  const times = new Uint8Array(counts.length);
  for (const { day, index, offered } of known) {
    const cell = (day - first) * slots.length + (column.get(index) ?? 0);
    const before = times[cell]++;
    counts[cell] = before === 0 ? offered : (counts[cell] * before + offered) / (before + 1);
  }
  return {
    first: known.length === 0 ? 0 : first,
    days,
    slots,
    counts,
    holidays: new Set([...(request.holidays ?? [])].map(dayOfDate)),
    eves: new Set([...(request.eves ?? [])].map(dayOfDate)),
    holidayNames: new Map([...(request.holidayNames ?? [])].map(([date, name]) => [dayOfDate(date), name])),
    leftOut: new Set([...(request.leftOut ?? [])].map(dayOfDate)),
  };
}

/**
 * The same table as it was known at the midnight of a day, counted from 1970-01-01; it shares the counts.
 * @example
 * tableUntil({ first: 10, days: 5, slots: [20], counts: new Float64Array(5), holidays: new Set(), leftOut: new Set() }, 12).days // => 2
 */
export function tableUntil(table: DayTable, day: number): DayTable {
  const days = Math.max(0, Math.min(table.days, day - table.first));
  return { ...table, days, counts: table.counts.subarray(0, days * table.slots.length) };
}

/** How many of a weekday's latest observed days say whether a slot is open. */
const OPENING_DAYS = 6;
/** So many of a weekday's latest days without any observation mean that it is closed now. */
const CLOSED_DAYS = 4;
/** A slot closes earlier when its weekday's latest days lack it, at least so many, and would have had so many contacts together. */
const CLOSED_SLOT_DAYS = 2;
const CLOSED_SLOT_CONTACTS = 8;

/** Whether each weekday is open in each column; undefined for a weekday that the table does not reach. */
export type OpenColumns = Readonly<Partial<Record<Weekday, readonly boolean[]>>>;

/**
 * Opening hours as they are now, from the weekday's latest six observed ordinary days: a slot is open when one of them has it, unless the latest
 * two or more lack it and eight contacts or more would have come in it (a busy slot is not left out by chance). A weekday is closed when its
 * latest four days have nothing.
 * @example
 * openColumns({ first: 4, days: 1, slots: [20], counts: Float64Array.of(3), holidays: new Set(), leftOut: new Set() })[1] // => [true]
 */
export function openColumns(table: DayTable): OpenColumns {
  const open: Partial<Record<Weekday, boolean[]>> = {};
  const observed: Partial<Record<Weekday, Float64Array[]>> = {};
  const missing = new Int32Array(8);
  for (let row = table.days - 1; row >= 0; row--) {
    const day = table.first + row;
    if (table.holidays.has(day) || table.leftOut.has(day)) continue;
    const weekday = weekdayOfDay(day);
    const latest = (observed[weekday] ??= []);
    if (latest.length >= OPENING_DAYS || missing[weekday] >= CLOSED_DAYS) continue;
    const counts = table.counts.subarray(row * table.slots.length, (row + 1) * table.slots.length);
    if (!counts.every((count) => Number.isNaN(count))) latest.push(counts);
    else if (latest.length === 0) missing[weekday]++;
  }
  for (const [weekday, days] of Object.entries(observed)) {
    open[Number(weekday) as Weekday] = table.slots.map((_, i) => isOpen(days.map((counts) => counts[i])));
  }
  return open;
}

/** Of a slot's counts, newest first. */
function isOpen(counts: readonly number[]): boolean {
  const lacking = counts.findIndex((count) => !Number.isNaN(count));
  if (lacking < CLOSED_SLOT_DAYS) return lacking >= 0;
  const seen = counts.filter((count) => !Number.isNaN(count));
  const usual = seen.reduce((sum, count) => sum + count, 0) / seen.length;
  return lacking * usual < CLOSED_SLOT_CONTACTS;
}
