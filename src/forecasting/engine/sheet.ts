import { type Instant } from '../../time/instant.js';
import { type GridMinutes } from '../../time/interval-grid.js';
import { type LocalDate, type TimeZone } from '../../time/zoned-time.js';
import { dayIntervals } from './day-intervals.js';
import { dateOfDay, slotOf } from './slot.js';

/** The days that a forecast covers, on the wall clock of its zone. */
export interface SheetDays {
  readonly zone: TimeZone;
  readonly intervalMinutes: GridMinutes;
  readonly fromDate: LocalDate;
  readonly days: number;
}

/** Contacts of one interval. */
export interface SheetRow {
  readonly start: Instant;
  readonly offered: number;
}

/** One interval of the sheet and where it stands on the wall clock. */
export interface SheetCell {
  readonly start: Instant;
  readonly date: LocalDate;
  /** Intervals since local midnight on the wall clock. */
  readonly index: number;
}

/**
 * Every interval of the days, closed ones too, in the order of time.
 * @example
 * sheetCells({ zone: timeZone('Europe/London'), intervalMinutes: 60, fromDate: localDate('2026-03-29'), days: 1 }).length // => 23
 */
export function sheetCells({ zone, intervalMinutes, fromDate, days }: SheetDays): SheetCell[] {
  return dayIntervals(fromDate, days, zone, intervalMinutes).map((start) => {
    const { day, index } = slotOf(start, zone, intervalMinutes);
    return { start, date: dateOfDay(day), index };
  });
}

/**
 * A total in proportion to weights; evenly where they are all zero, and nothing where there are none.
 * @example
 * spread(12, [1, 3]) // => [3, 9]
 */
export function spread(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => (sum > 0 ? (total * weight) / sum : total / weights.length));
}
