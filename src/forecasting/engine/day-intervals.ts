import { type DatedHours, hoursOn } from '../../time/dated-hours.js';
import { addMinutes, type Instant, MINUTE_MS } from '../../time/instant.js';
import { type Interval, merge } from '../../time/interval.js';
import { type GridMinutes } from '../../time/interval-grid.js';
import {
  addDays,
  dateRange,
  localDay,
  type LocalDate,
  type TimeZone,
  toInstant,
} from '../../time/zoned-time.js';

/**
 * Starts of the intervals of local days, counted from each midnight, so that they read as whole intervals on the wall clock.
 * @example
 * dayIntervals(localDate('2026-10-25'), 1, timeZone('Europe/London'), 30).length // => 50
 */
export function dayIntervals(
  from: LocalDate,
  days: number,
  zone: TimeZone,
  intervalMinutes: GridMinutes,
): Instant[] {
  const starts: Instant[] = [];
  for (const date of dateRange(from, days)) {
    const { start, end } = localDay(date, zone);
    for (let at = start; at < end; at = addMinutes(at, intervalMinutes)) starts.push(at);
  }
  return starts;
}

/**
 * The spans in which a queue is open during local days, merged; hours of the day before that reach into the first day are part of it.
 * @example
 * openSpans([{ weekdays: [7], from: localTime('08:00'), to: localTime('09:00'), throughMidnight: false }], timeZone('UTC'), localDate('2026-10-25'), 7).length // => 1
 */
export function openSpans(
  hours: readonly DatedHours[],
  zone: TimeZone,
  from: LocalDate,
  days: number,
): Interval[] {
  const first = localDay(from, zone).start;
  const end = localDay(addDays(from, days), zone).start;
  const spans = dateRange(addDays(from, -1), days + 1).flatMap((date) =>
    hoursOn(hours, date).map((open) => ({
      start: Math.max(first, toInstant(date, open.from, zone)) as Instant,
      end: Math.min(end, toInstant(open.throughMidnight ? addDays(date, 1) : date, open.to, zone)) as Instant,
    })),
  );
  return merge(spans.filter((span) => span.start < span.end));
}

/**
 * Those of the intervals that share time with the spans; both in the order of time.
 * @example
 * intervalsWithin([instant(0), instant(1800000)], 30, [{ start: instant(1800000), end: instant(1900000) }]) // => [1800000]
 */
export function intervalsWithin(
  starts: readonly Instant[],
  intervalMinutes: GridMinutes,
  spans: readonly Interval[],
): Instant[] {
  let next = 0;
  return starts.filter((start) => {
    while (next < spans.length && spans[next].end <= start) next++;
    return next < spans.length && spans[next].start < start + intervalMinutes * MINUTE_MS;
  });
}
