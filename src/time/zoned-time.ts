import { formatInTimeZone } from 'date-fns-tz';
import { HOUR_MS, type Instant, MINUTE_MS } from './instant.js';
import { type Interval } from './interval.js';
import { gridStarts, QUARTER_HOUR } from './interval-grid.js';

/** A day on the wall calendar, `yyyy-mm-dd`, in no zone. */
export type LocalDate = string & { readonly __localDate: true };
/** A time on the wall clock, `hh:mm` or `hh:mm:ss`, in no zone; `24:00` is not one. */
export type LocalTime = string & { readonly __localTime: true };
/** An IANA zone name, for example `Asia/Manila`. */
export type TimeZone = string & { readonly __timeZone: true };
/** 1 = Monday ... 7 = Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
/** Which of the two instants a wall time that happens twice stands for. */
export type Fold = 'earlier' | 'later';

const DAY_MS = 24 * HOUR_MS;
const knownZones = new Set<string>();

/**
 * @throws RangeError when the text is not a day of the calendar.
 * @example
 * localDate('2024-02-29') // => '2024-02-29'
 */
export function localDate(text: string): LocalDate {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const read = parts === null ? NaN : Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  if (parts === null || Number.isNaN(read) || new Date(read).toISOString().slice(0, 10) !== text) {
    throw new RangeError(`"${text}" is not a date. Write it as yyyy-mm-dd, for example 2026-03-29.`);
  }
  return text as LocalDate;
}

/**
 * @throws RangeError when the text is not a time from 00:00 to 23:59:59.
 * @example
 * localTime('09:30') // => '09:30'
 */
export function localTime(text: string): LocalTime {
  if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text)) {
    throw new RangeError(`"${text}" is not a time of day. Write it as hh:mm, from 00:00 to 23:59.`);
  }
  return text as LocalTime;
}

/**
 * @throws RangeError when the zone is not in the IANA database of this machine; offsets such as `+02:00` are refused.
 * @example
 * timeZone('Asia/Kathmandu') // => 'Asia/Kathmandu'
 */
export function timeZone(name: string): TimeZone {
  if (!knownZones.has(name)) {
    if (!isZone(name)) {
      throw new RangeError(`"${name}" is not a time zone. Use an IANA name, for example America/New_York.`);
    }
    knownZones.add(name);
  }
  return name as TimeZone;
}

function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * Minutes since midnight of a wall time; seconds become a fraction.
 * @example
 * minuteOfDay(localTime('09:30')) // => 570
 */
export function minuteOfDay(time: LocalTime): number {
  const [hours, minutes, seconds = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
}

/**
 * The calendar day `days` later (earlier when negative).
 * @example
 * addDays(localDate('2024-02-28'), 2) // => '2024-03-01'
 */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(utcMidnight(date) + days * DAY_MS).toISOString().slice(0, 10) as LocalDate;
}

/**
 * Calendar days from `from` to `to`; negative when `to` is earlier.
 * @example
 * daysBetween(localDate('2026-03-28'), localDate('2026-03-30')) // => 2
 */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((utcMidnight(to) - utcMidnight(from)) / DAY_MS);
}

/**
 * ISO weekday: 1 = Monday ... 7 = Sunday.
 * @example
 * weekday(localDate('2026-10-25')) // => 7
 */
export function weekday(date: LocalDate): Weekday {
  return (new Date(utcMidnight(date)).getUTCDay() || 7) as Weekday;
}

/**
 * The first day of the week that the date lies in.
 * @example
 * startOfWeek(localDate('2026-10-25'), 1) // => '2026-10-19'
 */
export function startOfWeek(date: LocalDate, weekStartsOn: Weekday): LocalDate {
  return addDays(date, -((weekday(date) - weekStartsOn + 7) % 7));
}

/**
 * The days from `from` on, `count` of them.
 * @example
 * dateRange(localDate('2026-12-31'), 2) // => ['2026-12-31', '2027-01-01']
 */
export function dateRange(from: LocalDate, count: number): LocalDate[] {
  return Array.from({ length: count }, (_, day) => addDays(from, day));
}

/**
 * Milliseconds by which wall clocks in the zone are ahead of UTC at the instant.
 * @example
 * offsetMs(parseInstant('2026-07-01T00:00Z'), timeZone('Asia/Kathmandu')) / 60000 // => 345
 */
export function offsetMs(at: Instant, zone: TimeZone): number {
  const day = Math.floor(at / DAY_MS);
  const { before, change, after } = offsetsOfUtcDay(day, zone);
  return at < change ? before : after;
}

interface DayOffsets {
  readonly before: number;
  readonly change: number;
  readonly after: number;
}
const offsetCache = new Map<TimeZone, Map<number, DayOffsets>>();

/** Reading an offset costs a formatting; a zone changes its clock at most once in a UTC day, so two readings serve the day. */
function offsetsOfUtcDay(day: number, zone: TimeZone): DayOffsets {
  let days = offsetCache.get(zone);
  if (days === undefined) offsetCache.set(zone, (days = new Map()));
  let offsets = days.get(day);
  if (offsets === undefined) days.set(day, (offsets = findOffsets(day * DAY_MS, zone)));
  return offsets;
}

function findOffsets(start: number, zone: TimeZone): DayOffsets {
  const before = readOffset(start, zone);
  const after = readOffset(start + DAY_MS - MINUTE_MS, zone);
  if (before === after) return { before, change: start, after };
  let low = start;
  let high = start + DAY_MS - MINUTE_MS;
  while (high - low > MINUTE_MS) {
    const middle = Math.floor((low + high) / 2 / MINUTE_MS) * MINUTE_MS;
    if (readOffset(middle, zone) === before) low = middle;
    else high = middle;
  }
  return { before, change: high, after };
}

function readOffset(at: number, zone: TimeZone): number {
  const wall = formatInTimeZone(at, zone, "yyyy-MM-dd'T'HH:mm:ss");
  return Date.parse(`${wall}Z`) - Math.floor(at / 1000) * 1000;
}

/**
 * The day that calendars in the zone show at the instant.
 * @example
 * localDateOf(parseInstant('2026-01-01T17:00Z'), timeZone('Asia/Manila')) // => '2026-01-02'
 */
export function localDateOf(at: Instant, zone: TimeZone): LocalDate {
  return wallIso(at, zone).slice(0, 10) as LocalDate;
}

/**
 * The time that wall clocks in the zone show at the instant, to the minute.
 * @example
 * localTimeOf(parseInstant('2026-01-01T00:00Z'), timeZone('Asia/Kolkata')) // => '05:30'
 */
export function localTimeOf(at: Instant, zone: TimeZone): LocalTime {
  return wallIso(at, zone).slice(11, 16) as LocalTime;
}

function wallIso(at: Instant, zone: TimeZone): string {
  return new Date(at + offsetMs(at, zone)).toISOString();
}

/** What a wall time stands for: one instant, none (skipped when clocks go forward) or two (clocks go back). */
export type WallTime =
  | { readonly kind: 'unique'; readonly at: Instant }
  | { readonly kind: 'gap'; readonly movedForward: Instant }
  | { readonly kind: 'fold'; readonly earlier: Instant; readonly later: Instant };

/**
 * Finds the instants that read back as the wished wall time, trying the offsets a day before and a day after.
 * In a gap the wall time moves forward by the length of the gap.
 * @example
 * resolveWallTime(localDate('2026-10-25'), localTime('01:30'), timeZone('Europe/London')).kind // => 'fold'
 */
export function resolveWallTime(date: LocalDate, time: LocalTime, zone: TimeZone): WallTime {
  const wall = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  const before = offsetMs((wall - DAY_MS) as Instant, zone);
  const after = offsetMs((wall + DAY_MS) as Instant, zone);
  const candidates = [...new Set([wall - before, wall - after])]
    .filter((at) => at + offsetMs(at as Instant, zone) === wall)
    .sort((a, b) => a - b) as Instant[];
  if (candidates.length === 2) return { kind: 'fold', earlier: candidates[0], later: candidates[1] };
  if (candidates.length === 1) return { kind: 'unique', at: candidates[0] };
  return { kind: 'gap', movedForward: (wall - before) as Instant };
}

/**
 * The instant of a wall time: in a gap moved forward by the gap, in a fold the earlier one unless `later` is asked for.
 * @example
 * formatInstant(toInstant(localDate('2026-03-29'), localTime('01:30'), timeZone('Europe/London'))) // => '2026-03-29T01:30:00.000Z'
 */
export function toInstant(date: LocalDate, time: LocalTime, zone: TimeZone, fold: Fold = 'earlier'): Instant {
  const wall = resolveWallTime(date, time, zone);
  if (wall.kind === 'unique') return wall.at;
  if (wall.kind === 'gap') return wall.movedForward;
  return fold === 'earlier' ? wall.earlier : wall.later;
}

/**
 * The span of a calendar day in the zone: 23 to 25 hours long, as clocks change.
 * @example
 * durationMinutes(localDay(localDate('2026-10-25'), timeZone('Europe/London'))) // => 1500
 */
export function localDay(date: LocalDate, zone: TimeZone): Interval {
  const midnight = localTime('00:00');
  return { start: toInstant(date, midnight, zone), end: toInstant(addDays(date, 1), midnight, zone) };
}

/**
 * Starts of the quarter-hours of a calendar day in the zone: 96 of them, 92 or 100 when clocks change by an hour, 94 or 98 by half.
 * @example
 * quarterHoursOf(localDate('2026-03-29'), timeZone('Europe/London')).length // => 92
 */
export function quarterHoursOf(date: LocalDate, zone: TimeZone): Instant[] {
  return gridStarts(localDay(date, zone), QUARTER_HOUR);
}

function utcMidnight(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}
