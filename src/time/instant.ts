/** A moment, in milliseconds since 1970-01-01T00:00:00Z. Plain numbers underneath, so engines can keep them in typed arrays. */
export type Instant = number & { readonly __instant: true };

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;

const ISO_INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})$/i;

/** The furthest that a `Date` reaches from 1970, either way. */
const FURTHEST_MS = 8.64e15;

/**
 * The instant of a count of milliseconds since the epoch.
 * @throws RangeError when the count is not a whole number, or further from 1970 than dates reach.
 * @example
 * formatInstant(instant(0)) // => '1970-01-01T00:00:00.000Z'
 */
export function instant(epochMilliseconds: number): Instant {
  if (!Number.isInteger(epochMilliseconds) || Math.abs(epochMilliseconds) > FURTHEST_MS) {
    throw new RangeError(
      `An instant is a whole number of milliseconds since 1970 (got ${epochMilliseconds}).`,
    );
  }
  return (epochMilliseconds + 0) as Instant;
}

/**
 * Reads ISO 8601 with an explicit offset. Digits beyond the millisecond are cut off.
 * @throws RangeError when the text has no offset or names a day, hour or offset that does not exist.
 * @example
 * parseInstant('2026-10-25T03:00:00+02:00') === parseInstant('2026-10-25T01:00:00Z') // => true
 */
export function parseInstant(text: string): Instant {
  const parts = ISO_INSTANT.exec(text);
  const read = parts === null ? NaN : Date.parse(normalise(parts));
  if (parts === null || Number.isNaN(read) || !dayExists(parts)) {
    throw new RangeError(
      `"${text}" is not an instant. Write ISO 8601 with an offset, for example 2026-10-25T01:30:00Z.`,
    );
  }
  return read as Instant;
}

function normalise(parts: RegExpExecArray): string {
  const [, year, month, day, hour, minute, second = '00', fraction = '0', offset] = parts;
  const zone = offset.toUpperCase() === 'Z' ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(-2)}`;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}${zone}`;
}

/** `Date.parse` turns 30 February into 2 March, and takes hour 24: neither is a moment someone meant. */
function dayExists(parts: RegExpExecArray): boolean {
  const [year, month, day, hour] = parts.slice(1, 5);
  return Number(hour) < 24 && new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDate() === Number(day);
}

/**
 * ISO 8601 in UTC with milliseconds.
 * @example
 * formatInstant(parseInstant('2026-10-25T01:30Z')) // => '2026-10-25T01:30:00.000Z'
 */
export function formatInstant(at: Instant): string {
  return new Date(at).toISOString();
}

/**
 * The instant `minutes` of elapsed time later (earlier when negative), to the nearest millisecond.
 * @example
 * formatInstant(addMinutes(parseInstant('2026-01-01T00:00Z'), 90)) // => '2026-01-01T01:30:00.000Z'
 */
export function addMinutes(at: Instant, minutes: number): Instant {
  return instant(Math.round(at + minutes * MINUTE_MS));
}

/**
 * The instant `seconds` of elapsed time later (earlier when negative), to the nearest millisecond.
 * @example
 * formatInstant(addSeconds(parseInstant('2026-01-01T00:00Z'), -1)) // => '2025-12-31T23:59:59.000Z'
 */
export function addSeconds(at: Instant, seconds: number): Instant {
  return instant(Math.round(at + seconds * SECOND_MS));
}

/**
 * Elapsed minutes from `from` to `to`; negative when `to` is earlier.
 * @example
 * minutesBetween(parseInstant('2026-01-01T00:00Z'), parseInstant('2026-01-01T02:15Z')) // => 135
 */
export function minutesBetween(from: Instant, to: Instant): number {
  return (to - from) / MINUTE_MS;
}
