import { type LocalDate } from '../../time/zoned-time.js';
import { calendarEffects, type CalendarEffects } from './calendar-effects.js';
import { dayIntervals } from './day-intervals.js';
import { type DayTable, dayTable } from './day-table.js';
import { type ForecastRequest } from './forecaster.js';
import { openingChange } from './opening-changes.js';
import { dateOfDay, slotOf } from './slot.js';

/** Far above or below its ordinary course; without any observation although usually open; or with some missing. */
export const UNUSUAL_DAY_KINDS = ['high', 'low', 'gap', 'partial'] as const;
export type UnusualDayKind = (typeof UNUSUAL_DAY_KINDS)[number];

/** A past day that a planner should look at before it is learned from. */
export interface UnusualDay {
  readonly date: LocalDate;
  readonly kind: UnusualDayKind;
  /** Contacts that came; undefined for a gap. */
  readonly offered: number | undefined;
  /** Contacts of the ordinary course in the same intervals; of the whole day for a gap. */
  readonly expected: number;
  /** The surprise in robust standard deviations of a day's logarithm, below zero for too few; undefined for a gap. */
  readonly spreads: number | undefined;
  /** Intervals without an observation that the same weekday has in the weeks around. */
  readonly missingIntervals: number;
}

/** So many robust standard deviations, and so large a share, are unusual. */
const UNUSUAL_SPREADS = 3.5;
const UNUSUAL_SHARE = 0.15;
/** So many weeks before and after, and so large a share of them, say whether an interval is usually there. */
const NEAR_WEEKS = 4;
const USUALLY = 0.75;

/**
 * Outliers and gaps of the history, oldest first. Holidays are none, and the days beside them no outliers. Days in `leftOut` are judged by what
 * the others show. Times that clocks skip, and hours that were closed for the day, are not missing. Nothing is taken out: a planner decides, and names the days in `leftOut`.
 * @example
 * findUnusualDays({ history: [], zone: timeZone('UTC'), intervalMinutes: 30, origin: instant(0), horizon: [] }) // => []
 */
export function findUnusualDays(request: ForecastRequest): UnusualDay[] {
  const table = dayTable(request);
  const effects = calendarEffects(table);
  return Array.from({ length: table.days }, (_, row) => judge(effects, row, request)).filter(
    (day) => day !== undefined,
  );
}

function judge(effects: CalendarEffects, row: number, request: ForecastRequest): UnusualDay | undefined {
  const { table, levels } = effects;
  const kind = effects.kindOf(table.first + row);
  if (kind === 'holiday') return undefined;
  const date = dateOfDay(table.first + row);
  const cells = cellsOf(table, row);
  const usual = Math.exp(levels.expected[row]) * (levels.mean + levels.offset) - levels.offset;
  const missing = missingColumns(table, row);
  const missingIntervals = missing.length === 0 ? 0 : onTheClock(missing, table, date, request);
  const offered = cells.reduce((sum, count) => sum + (count || 0), 0);
  const known = { date, offered, missingIntervals };
  if (cells.every((count) => Number.isNaN(count))) {
    const gap = { ...known, kind: 'gap', offered: undefined, expected: Math.max(0, usual) } as const;
    return missingIntervals > 0 ? { ...gap, spreads: undefined } : undefined;
  }
  const whole = levels.totals[row];
  const expected = Math.max(0, whole > 0 ? (usual * offered) / whole : usual);
  const miss = Math.log((whole + levels.offset) / (usual + levels.offset));
  const spreads = Number.isFinite(miss) ? miss / levels.spread : undefined;
  const far = spreads !== undefined && Math.abs(spreads) > UNUSUAL_SPREADS;
  if (kind === 'ordinary' && far && Math.abs(whole / usual - 1) > UNUSUAL_SHARE) {
    return { ...known, kind: miss > 0 ? 'high' : 'low', expected, spreads };
  }
  return missingIntervals > 0 ? { ...known, kind: 'partial', expected, spreads } : undefined;
}

function cellsOf(table: DayTable, row: number): Float64Array {
  return table.counts.subarray(row * table.slots.length, (row + 1) * table.slots.length);
}

/** Columns that the day lacks and the same weekday usually has in the weeks around: opening hours may change. */
function missingColumns(table: DayTable, row: number): number[] {
  const near = Array.from({ length: NEAR_WEEKS }, (_, week) => [row - 7 * (week + 1), row + 7 * (week + 1)])
    .flat()
    .filter((other) => other >= 0 && other < table.days)
    .filter((other) => !table.holidays.has(table.first + other) && !table.leftOut.has(table.first + other))
    .map((other) => cellsOf(table, other));
  const least = USUALLY * near.length;
  return [...cellsOf(table, row)].flatMap((count, i) =>
    Number.isNaN(count) && near.length > 0 && near.filter((cells) => !Number.isNaN(cells[i])).length >= least
      ? [i]
      : [],
  );
}

/** How many of the columns the clocks of the day do not skip, and the opening hours of the day do not close. */
function onTheClock(
  columns: readonly number[],
  table: DayTable,
  date: LocalDate,
  { zone, intervalMinutes, openingHours = [] }: ForecastRequest,
): number {
  const real = dayIntervals(date, 1, zone, intervalMinutes)
    .map((start) => slotOf(start, zone, intervalMinutes))
    .filter((slot) => openingChange(openingHours, slot, intervalMinutes) !== 'closed');
  const indexes = new Set(real.map(({ index }) => index));
  return columns.filter((i) => indexes.has(table.slots[i])).length;
}
