import { type Forecaster } from './forecaster.js';
import { forecastBySlot } from './slot-forecast.js';
import { type SlotSample } from './slot-history.js';

/**
 * The plain mean of the same weekday and wall-clock slot over the last `weeks` weeks of history; where they hold no such
 * day, the newest one there is. Days that were not observed count neither up nor down.
 * @throws RangeError when `weeks` is not a whole number from 1 to 520.
 * @example
 * weekdayAverage(6).name // => 'weekday-average'
 */
export function weekdayAverage(weeks: number): Forecaster {
  requireWeeks(weeks);
  return {
    name: 'weekday-average',
    forecast: (request) =>
      forecastBySlot(request, (samples) => {
        const recent = recentSamples(samples, weeks);
        return recent.reduce((sum, sample) => sum + sample.offered, 0) / recent.length;
      }),
  };
}

/**
 * The samples of the last `weeks` weeks, or the newest one when all are older.
 * @example
 * recentSamples([{ day: 30, ageWeeks: 5, offered: 4 }, { day: 23, ageWeeks: 6, offered: 2 }], 4) // => [{ day: 30, ageWeeks: 5, offered: 4 }]
 */
export function recentSamples(samples: readonly SlotSample[], weeks: number): readonly SlotSample[] {
  const recent = samples.filter((sample) => sample.ageWeeks < weeks);
  return recent.length > 0 ? recent : samples.slice(0, 1);
}

/**
 * Refuses a count of weeks that cannot be.
 * @throws RangeError when the count is not a whole number from 1 to 520.
 * @example
 * requireWeeks(12) // => undefined
 */
export function requireWeeks(weeks: number): void {
  if (!Number.isInteger(weeks) || weeks < 1 || weeks > 520) {
    throw new RangeError(`weeks (${weeks}) must be a whole number from 1 to 520. Maybe 12.`);
  }
}
