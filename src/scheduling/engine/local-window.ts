import { type Instant, MINUTE_MS } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { zoneChanges } from '../../time/zone-offsets.js';
import { minuteOfDay, offsetMs, type TimeZone, type Weekday } from '../../time/zoned-time.js';
import { type LocalWindow } from './work-rules.js';

const DAY = 24 * 60;
/** 1 January 1970 was a Thursday. */
const THURSDAY = 4;

/**
 * Minutes since local midnight.
 * @example
 * localMinute(parseInstant('2026-03-02T22:30Z'), timeZone('Asia/Manila')) // => 390
 */
export function localMinute(at: Instant, zone: TimeZone): number {
  return wrapped((at + offsetMs(at, zone)) / MINUTE_MS);
}

function wrapped(minutes: number): number {
  return ((minutes % DAY) + DAY) % DAY;
}

/**
 * The shorter way round the clock between two minutes of the day.
 * @example
 * clockDistance(1380, 60) // => 120
 */
export function clockDistance(a: number, b: number): number {
  const apart = wrapped(a - b);
  return Math.min(apart, DAY - apart);
}

/**
 * Whether a minute of the day lies from the window's start to its end, both included; a window may go past midnight.
 * @example
 * isInWindow(60, { from: localTime('22:00'), to: localTime('06:00') }) // => true
 */
export function isInWindow(minute: number, window: LocalWindow): boolean {
  const { from, length } = minutesOf(window);
  return wrapped(minute - from) <= length;
}

interface WindowMinutes {
  readonly from: number;
  /** To the end of the window; 0 where it ends as it begins. */
  readonly length: number;
}

const known = new WeakMap<LocalWindow, WindowMinutes>();

function minutesOf(window: LocalWindow): WindowMinutes {
  let minutes = known.get(window);
  if (minutes === undefined) {
    const from = minuteOfDay(window.from);
    minutes = { from, length: wrapped(minuteOfDay(window.to) - from) };
    known.set(window, minutes);
  }
  return minutes;
}

/**
 * Elapsed minutes of a span inside a local window that comes every day, or on the days of the week given (the day on
 * which the window starts). Where clocks change, the hours that are really there count.
 * @example
 * windowMinutes({ start: parseInstant('2026-03-02T12:00Z'), end: parseInstant('2026-03-02T20:00Z') }, { from: localTime('22:00'), to: localTime('06:00') }, timeZone('Asia/Manila')) // => 360
 */
export function windowMinutes(
  span: Interval,
  window: LocalWindow,
  zone: TimeZone,
  weekdays?: readonly Weekday[],
): number {
  const { from, length: toEnd } = minutesOf(window);
  const length = toEnd || DAY;
  return wallPieces(span, zone).reduce((sum, [start, end]) => {
    let minutes = 0;
    for (let day = Math.floor((start - from - length) / DAY); day * DAY + from < end; day++) {
      if (weekdays !== undefined && !weekdays.includes(weekdayOf(day))) continue;
      const opens = day * DAY + from;
      minutes += Math.max(0, Math.min(end, opens + length) - Math.max(start, opens));
    }
    return sum + minutes;
  }, 0);
}

/** The span in wall minutes since 1970, cut where clocks change. */
function wallPieces({ start, end }: Interval, zone: TimeZone): [number, number][] {
  if (end <= start) return [];
  const offset = offsetMs(start, zone);
  if (end - start < DAY * MINUTE_MS && offsetMs((end - 1) as Instant, zone) === offset) {
    return [[(start + offset) / MINUTE_MS, (end + offset) / MINUTE_MS]];
  }
  const cuts = [start, ...zoneChanges(start, end - 1, zone).map(({ at }) => at as Instant), end];
  return cuts.slice(1).map((until, at) => {
    const here = offsetMs(cuts[at], zone);
    return [(cuts[at] + here) / MINUTE_MS, (until + here) / MINUTE_MS];
  });
}

function weekdayOf(day: number): Weekday {
  return (((((day + THURSDAY - 1) % 7) + 7) % 7) + 1) as Weekday;
}
