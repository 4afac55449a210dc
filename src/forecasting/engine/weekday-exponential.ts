import { type Forecaster } from './forecaster.js';
import { forecastBySlot } from './slot-forecast.js';
import { recentSamples, requireWeeks } from './weekday-average.js';

/**
 * The mean of the same weekday and wall-clock slot over the last `weeks` weeks, a week weighing (1 - alpha) of the one after it.
 * The weights are divided by their sum, so a day that was not observed leaves the level where it was.
 * Source: simple exponential smoothing (R. G. Brown 1956) on each weekday's slot, cut off after `weeks`.
 * @throws RangeError when `weeks` is not a whole number from 1 to 520 or `alpha` is not above 0 and below 1.
 * @example
 * weekdayExponential(12, 0.3).name // => 'weekday-exponential'
 */
export function weekdayExponential(weeks: number, alpha: number): Forecaster {
  requireWeeks(weeks);
  if (!(alpha > 0 && alpha < 1)) {
    throw new RangeError(`alpha (${alpha}) must be above 0 and below 1. Maybe 0.3.`);
  }
  return {
    name: 'weekday-exponential',
    forecast: (request) =>
      forecastBySlot(request, (samples) => {
        const recent = recentSamples(samples, weeks);
        const newest = recent[0].ageWeeks;
        let sum = 0;
        let weights = 0;
        for (const { ageWeeks, offered } of recent) {
          const weight = (1 - alpha) ** (ageWeeks - newest);
          sum += weight * offered;
          weights += weight;
        }
        return sum / weights;
      }),
  };
}
