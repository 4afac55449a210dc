import { type Instant } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { type GridMinutes, gridStarts } from '../../time/interval-grid.js';
import {
  addDays,
  dateRange,
  daysBetween,
  localDateOf,
  localDay,
  type LocalDate,
  startOfWeek,
  type TimeZone,
  type Weekday,
} from '../../time/zoned-time.js';

/** How finely a span is summed up; a number is an interval of so many minutes. */
export type BucketSize = 'day' | 'week' | GridMinutes;

export interface Bucket extends Interval {
  /** The local day, of a week the first that is asked for. */
  readonly date: LocalDate;
}

/**
 * Cuts local days into buckets that tile them: days have 23, 24 or 25 hours, weeks end where the days asked for do.
 * @example
 * bucketsOf({ from: localDate('2026-10-25'), to: localDate('2026-10-25'), zone: timeZone('Europe/London'), size: 60, weekStartsOn: 1 }).length // => 25
 */
export function bucketsOf(wanted: {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly zone: TimeZone;
  readonly size: BucketSize;
  readonly weekStartsOn: Weekday;
}): Bucket[] {
  const { from, to, zone, size, weekStartsOn } = wanted;
  if (size === 'week') {
    const weeks: Bucket[] = [];
    for (let date = from; date <= to;) {
      const next = addDays(startOfWeek(date, weekStartsOn), 7);
      const last = next <= to ? addDays(next, -1) : to;
      weeks.push({ date, start: localDay(date, zone).start, end: localDay(last, zone).end });
      date = next;
    }
    return weeks;
  }
  const days = dateRange(from, daysBetween(from, to) + 1).map((date) => ({ date, ...localDay(date, zone) }));
  return size === 'day' ? days : days.flatMap((day) => intervalsOf(day, size, zone));
}

/** In zones that are off the grid by some minutes, the first and the last interval of a day are short. */
function intervalsOf(day: Bucket, minutes: GridMinutes, zone: TimeZone): Bucket[] {
  const inside = gridStarts(day, minutes).filter((at) => at > day.start && at < day.end);
  const starts: Instant[] = [day.start, ...inside];
  return starts.map((start, i) => ({
    ...{ date: localDateOf(start, zone), start },
    end: starts[i + 1] ?? day.end,
  }));
}
