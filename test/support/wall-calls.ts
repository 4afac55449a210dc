import { dayIntervals } from '../../src/forecasting/engine/day-intervals.js';
import { slotOf } from '../../src/forecasting/engine/slot.js';
import { type GridMinutes } from '../../src/time/interval-grid.js';
import {
  dateRange,
  daysBetween,
  localDate,
  type LocalDate,
  localTimeOf,
  type TimeZone,
} from '../../src/time/zoned-time.js';

export interface WallSpan {
  readonly zone: TimeZone;
  readonly intervalMinutes: GridMinutes;
  readonly from: string;
  /** The day after the last one. */
  readonly to: string;
}

/** A file of calls by wall time; `calls` gives those of an interval of a day, undefined where it is closed. A time that happens twice is written twice. */
export function wallCalls(
  { zone, intervalMinutes, from, to }: WallSpan,
  calls: (date: LocalDate, index: number) => number | undefined,
): string {
  const rows = dateRange(localDate(from), daysBetween(localDate(from), localDate(to))).flatMap((date) =>
    dayIntervals(date, 1, zone, intervalMinutes).flatMap((start) => {
      const count = calls(date, slotOf(start, zone, intervalMinutes).index);
      return count === undefined ? [] : [`${date},${localTimeOf(start, zone)},${count}`];
    }),
  );
  return ['date,start,calls', ...rows].join('\n');
}
