import { type Instant, MINUTE_MS } from './instant.js';
import { type Interval } from './interval.js';

/** Widths of the planning grid; every one divides the UTC hour, on which the grid is aligned. */
export const GRID_MINUTES = [5, 15, 30, 60] as const;
export type GridMinutes = (typeof GRID_MINUTES)[number];

/** The house's default grid. */
export const QUARTER_HOUR: GridMinutes = 15;

/**
 * A width of the planning grid, in minutes.
 * @throws RangeError when the width is not 5, 15, 30 or 60 minutes.
 * @example
 * gridMinutes(30) // => 30
 */
export function gridMinutes(minutes: number): GridMinutes {
  const width = GRID_MINUTES.find((known) => known === minutes);
  if (width === undefined) {
    throw new RangeError(`An interval is 5, 15, 30 or 60 minutes long (got ${minutes}).`);
  }
  return width;
}

/**
 * The last grid line at or before the instant.
 * @example
 * gridFloor(parseInstant('2026-01-01T10:29:59Z'), 15) === parseInstant('2026-01-01T10:15Z') // => true
 */
export function gridFloor(at: Instant, minutes: GridMinutes): Instant {
  const width = minutes * MINUTE_MS;
  return (Math.floor(at / width) * width) as Instant;
}

/**
 * The first grid line at or after the instant.
 * @example
 * gridCeil(parseInstant('2026-01-01T10:15:01Z'), 15) === parseInstant('2026-01-01T10:30Z') // => true
 */
export function gridCeil(at: Instant, minutes: GridMinutes): Instant {
  const width = minutes * MINUTE_MS;
  return (Math.ceil(at / width) * width + 0) as Instant;
}

/**
 * Whether the instant is a grid line.
 * @example
 * onGrid(parseInstant('2026-01-01T10:20Z'), 15) // => false
 */
export function onGrid(at: Instant, minutes: GridMinutes): boolean {
  return at % (minutes * MINUTE_MS) === 0;
}

/**
 * Starts of the grid intervals that lie, whole or in part, in the span; an empty span has none.
 * @example
 * gridStarts({ start: parseInstant('2026-01-01T10:10Z'), end: parseInstant('2026-01-01T10:31Z') }, 15).length // => 3
 */
export function gridStarts(span: Interval, minutes: GridMinutes): Instant[] {
  const starts: Instant[] = [];
  const width = minutes * MINUTE_MS;
  if (span.start >= span.end) return starts;
  for (let at: number = gridFloor(span.start, minutes); at < span.end; at += width) {
    starts.push(at as Instant);
  }
  return starts;
}

/**
 * Which grid interval, counted from `origin`, the instant lies in; negative before the origin.
 * @example
 * gridIndex(parseInstant('2026-01-01T00:00Z'), parseInstant('2026-01-01T01:05Z'), 15) // => 4
 */
export function gridIndex(origin: Instant, at: Instant, minutes: GridMinutes): number {
  return Math.floor((at - origin) / (minutes * MINUTE_MS));
}
