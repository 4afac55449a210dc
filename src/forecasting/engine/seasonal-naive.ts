import { type Forecaster } from './forecaster.js';
import { forecastBySlot } from './slot-forecast.js';

/**
 * The last observed value of the same weekday and wall-clock slot. The yardstick that a model has to beat.
 * Source: R. J. Hyndman and G. Athanasopoulos, Forecasting: Principles and Practice, "Some simple forecasting methods".
 * @example
 * seasonalNaive().name // => 'seasonal-naive'
 */
export function seasonalNaive(): Forecaster {
  return {
    name: 'seasonal-naive',
    forecast: (request) => forecastBySlot(request, (samples) => samples[0].offered),
  };
}
