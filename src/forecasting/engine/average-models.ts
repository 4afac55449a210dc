import { weekdayOfDay } from './slot.js';
import { type CleanTable, type DayForecast, type TableModel } from './table-model.js';

/**
 * The mean of the same weekday and column over the last `weeks` weeks, a week weighing (1 - alpha) of the one after it; the newest one where
 * those weeks hold none.
 * @example
 * slotAverage('mean-of-six', 6, 0).name // => 'mean-of-six'
 */
export function slotAverage(name: string, weeks: number, alpha: number): TableModel {
  return {
    name,
    fit: (clean) => {
      const means = Array.from({ length: 8 }, (_, weekday) => weightedMeans(clean, weekday, weeks, alpha));
      return (day) => means[weekdayOfDay(day)];
    },
  };
}

function weightedMeans(clean: CleanTable, weekday: number, weeks: number, alpha: number): Float64Array {
  const { days, width, first, counts } = clean;
  const sums = new Float64Array(width);
  const weights = new Float64Array(width);
  for (let row = days - 1; row >= 0; row--) {
    if (weekdayOfDay(first + row) !== weekday) continue;
    const age = Math.floor((days - 1 - row) / 7);
    const weight = (1 - alpha) ** age;
    for (let i = 0; i < width; i++) {
      const count = counts[row * width + i];
      if (Number.isNaN(count) || (age >= weeks && weights[i] > 0)) continue;
      sums[i] += weight * count;
      weights[i] += weight;
    }
  }
  return sums.map((sum, i) => (weights[i] > 0 ? sum / weights[i] : 0));
}

/**
 * The plain mean of other models' forecasts.
 * Source: J. M. Bates and C. W. J. Granger, Operational Research Quarterly 20 (1969).
 * @example
 * meanOf('both', [{ name: 'a', fit: () => () => [2] }, { name: 'b', fit: () => () => [4] }]).fit({ first: 0, days: 0, width: 1, counts: new Float64Array(0), open: {} })(9)[0] // => 3
 */
export function meanOf(name: string, models: readonly TableModel[]): TableModel {
  return {
    name,
    fit: (clean) => {
      const forecasts = models.map((model) => model.fit(clean));
      return weighted(clean.width, forecasts, () => forecasts.map(() => 1 / forecasts.length));
    },
  };
}

/**
 * Forecasts added up with weights that may depend on the day.
 * @example
 * weighted(1, [() => [2], () => [4]], () => [0.25, 0.75])(9)[0] // => 3.5
 */
export function weighted(
  width: number,
  forecasts: readonly DayForecast[],
  weightsOn: (day: number) => readonly number[],
): DayForecast {
  return (day) => {
    const sum = new Float64Array(width);
    weightsOn(day).forEach((weight, m) => {
      if (weight === 0) return;
      const values = forecasts[m](day);
      for (let i = 0; i < width; i++) sum[i] += weight * Math.max(0, values[i]);
    });
    return sum;
  };
}
