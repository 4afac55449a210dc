import { formatInTimeZone } from 'date-fns-tz';
import { HOUR_MS, type Instant, MINUTE_MS } from './instant.js';
import { type Interval } from './interval.js';
import { gridCeil, gridStarts, QUARTER_HOUR } from './interval-grid.js';
import { type OffsetChange, zoneChanges, zoneOffsetMs } from './zone-offsets.js';

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
const FIRST_DAY = Date.parse('0000-01-01T00:00:00Z');
const LAST_DAY = Date.parse('9999-12-31T00:00:00Z');
const MOST_KNOWN_ZONES = 2_000;
const knownZones = new Map<string, TimeZone>();

/**
 * A day written as yyyy-mm-dd.
 * @throws RangeError when the text is not a day of the calendar.
 * @example
 * localDate('2024-02-29') // => '2024-02-29'
 */
export function localDate(text: string): LocalDate {
  const read = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  if (Number.isNaN(read) || isoDate(read) !== text) {
    throw new RangeError(`"${text}" is not a date. Write it as yyyy-mm-dd, for example 2026-03-29.`);
  }
  return text as LocalDate;
}

function isoDate(wall: number): LocalDate {
  return new Date(wall).toISOString().slice(0, 10) as LocalDate;
}

/**
 * A time of day written as hh:mm or hh:mm:ss.
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
 * An IANA zone name; a wrong case is put right where the machine knows the name itself and not as an alias.
 * @throws RangeError when the zone is not in the IANA database of this machine; offsets such as `+02:00` are refused.
 * @example
 * timeZone('asia/manila') // => 'Asia/Manila'
 */
export function timeZone(name: string): TimeZone {
  let known = knownZones.get(name);
  if (known === undefined) {
    known = zoneName(name);
    if (knownZones.size >= MOST_KNOWN_ZONES) knownZones.clear();
    knownZones.set(name, known);
  }
  return known;
}

function zoneName(name: string): TimeZone {
  const resolved = /^[A-Za-z]/.test(name) ? resolveZone(name) : undefined;
  if (resolved === undefined) {
    throw new RangeError(`"${name}" is not a time zone. Use an IANA name, for example America/New_York.`);
  }
  return (resolved.toLowerCase() === name.toLowerCase() ? resolved : name) as TimeZone;
}

function resolveZone(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
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
 * @throws RangeError when `days` is not whole, or the day found has no year from 0000 to 9999.
 * @example
 * addDays(localDate('2024-02-28'), 2) // => '2024-03-01'
 */
export function addDays(date: LocalDate, days: number): LocalDate {
  const wall = utcMidnight(date) + days * DAY_MS;
  if (!Number.isInteger(days) || wall < FIRST_DAY || wall > LAST_DAY) {
    throw new RangeError(
      `${date} and ${days} days is not a date. Use a whole number and years 0000 to 9999.`,
    );
  }
  return isoDate(wall);
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
  return zoneOffsetMs(at, zone);
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

/**
 * Wall time in the zone for people to read, by a pattern of date-fns. For text only: calendar arithmetic uses the functions
 * above, which are right on a host in any zone.
 * @example
 * formatWallTime(parseInstant('2026-10-25T01:30:00Z'), timeZone('Asia/Manila'), 'EEE d MMM yyyy HH:mm') // => 'Sun 25 Oct 2026 09:30'
 */
export function formatWallTime(at: Instant, zone: TimeZone, pattern = 'yyyy-MM-dd HH:mm'): string {
  return formatInTimeZone(at, zone, pattern);
}

/** What a wall time stands for: one instant, none (skipped when clocks go forward) or two (clocks go back). */
export type WallTime =
  | { readonly kind: 'unique'; readonly at: Instant }
  | { readonly kind: 'gap'; readonly movedForward: Instant }
  | { readonly kind: 'fold'; readonly earlier: Instant; readonly later: Instant };

/**
 * Finds the instants that read back as the wished wall time, trying every offset in force from a day before to a day
 * after. In a gap the wall time moves forward by the length of the gap.
 * @example
 * resolveWallTime(localDate('2026-10-25'), localTime('01:30'), timeZone('Europe/London')).kind // => 'fold'
 */
export function resolveWallTime(date: LocalDate, time: LocalTime, zone: TimeZone): WallTime {
  const wall = utcMidnight(date) + Math.round(minuteOfDay(time) * MINUTE_MS);
  const before = zoneOffsetMs(wall - DAY_MS, zone);
  const changes = zoneChanges(wall - DAY_MS, wall + DAY_MS, zone);
  if (changes.length === 0) return { kind: 'unique', at: (wall - before) as Instant };
  const readsBack = [...new Set([before, ...changes.map((change) => change.after)])]
    .filter((offset) => zoneOffsetMs(wall - offset, zone) === offset)
    .map((offset) => (wall - offset) as Instant)
    .sort((a, b) => a - b);
  if (readsBack.length === 0) return { kind: 'gap', movedForward: moveForward(wall, changes) };
  if (readsBack.length === 1) return { kind: 'unique', at: readsBack[0] };
  return { kind: 'fold', earlier: readsBack[0], later: readsBack[readsBack.length - 1] };
}

function moveForward(wall: number, changes: readonly OffsetChange[]): Instant {
  const skips = changes.find(({ at, before, after }) => at + before <= wall && wall < at + after);
  return (wall - (skips ?? changes[0]).before) as Instant;
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
 * The span of a calendar day in the zone, from the first moment that calendars show it to the first moment of the next
 * day: 24 hours long, or 23, 25, 23.5, 24.5 as clocks change, or none (Samoa, 30 December 2011).
 * @example
 * durationMinutes(localDay(localDate('2026-10-25'), timeZone('Europe/London'))) // => 1500
 */
export function localDay(date: LocalDate, zone: TimeZone): Interval {
  return { start: startOfDay(date, zone), end: startOfDay(addDays(date, 1), zone) };
}

function startOfDay(date: LocalDate, zone: TimeZone): Instant {
  return toInstant(date, '00:00' as LocalTime, zone);
}

/**
 * Starts of the quarter-hours of a calendar day in the zone: 96 of them, 92 or 100 when clocks change by an hour, 94 or 98 by half.
 * @example
 * quarterHoursOf(localDate('2026-03-29'), timeZone('Europe/London')).length // => 92
 */
export function quarterHoursOf(date: LocalDate, zone: TimeZone): Instant[] {
  const day = localDay(date, zone);
  return gridStarts({ start: gridCeil(day.start, QUARTER_HOUR), end: day.end }, QUARTER_HOUR);
}

function utcMidnight(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}
