import { type Instant, MINUTE_MS } from '../../time/instant.js';
import { type GridMinutes } from '../../time/interval-grid.js';
import {
  addDays,
  daysBetween,
  localDate,
  type LocalDate,
  offsetMs,
  type TimeZone,
  type Weekday,
} from '../../time/zoned-time.js';

/** Where an instant stands on the wall: the local day, counted from 1970-01-01, its weekday and the interval of that day. */
export interface Slot {
  readonly day: number;
  readonly weekday: Weekday;
  /** Minutes since local midnight / interval length, rounded down. */
  readonly index: number;
}

const DAY_MINUTES = 24 * 60;
const EPOCH_DAY = localDate('1970-01-01');

/**
 * The wall-clock slot of an instant.
 * @example
 * slotOf(parseInstant('2026-07-06T07:30Z'), timeZone('Europe/London'), 30) // => { day: 20640, weekday: 1, index: 17 }
 */
export function slotOf(at: Instant, zone: TimeZone, intervalMinutes: GridMinutes): Slot {
  const wallMinutes = Math.floor((at + offsetMs(at, zone)) / MINUTE_MS);
  const day = Math.floor(wallMinutes / DAY_MINUTES);
  const index = Math.floor((wallMinutes - day * DAY_MINUTES) / intervalMinutes);
  return { day, weekday: weekdayOfDay(day), index };
}

/**
 * ISO weekday of a day counted from 1970-01-01, a Thursday.
 * @example
 * weekdayOfDay(0) // => 4
 */
export function weekdayOfDay(day: number): Weekday {
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/**
 * The count of a calendar day from 1970-01-01.
 * @example
 * dayOfDate(localDate('1970-02-01')) // => 31
 */
export function dayOfDate(date: LocalDate): number {
  return daysBetween(EPOCH_DAY, date);
}

/**
 * The calendar day of a count from 1970-01-01.
 * @example
 * dateOfDay(31) // => '1970-02-01'
 */
export function dateOfDay(day: number): LocalDate {
  return addDays(EPOCH_DAY, day);
}
