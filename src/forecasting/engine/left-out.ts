import { localDateOf, type LocalDate, type TimeZone } from '../../time/zoned-time.js';
import { type Observation } from './forecaster.js';

/**
 * The observations without those of the local days that a planner marked unusual.
 * @example
 * withoutDays([{ start: instant(0), offered: 4 }], timeZone('UTC'), new Set([localDate('1970-01-01')])) // => []
 */
export function withoutDays<T extends Pick<Observation, 'start'>>(
  observations: readonly T[],
  zone: TimeZone,
  leftOut: ReadonlySet<LocalDate> | undefined,
): readonly T[] {
  if (leftOut === undefined || leftOut.size === 0) return observations;
  return observations.filter(({ start }) => !leftOut.has(localDateOf(start, zone)));
}
