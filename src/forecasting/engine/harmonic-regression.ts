import { ridge } from './least-squares.js';
import { openSeries, type OpenSeries } from './open-series.js';
import { type CleanTable, type DayForecast, type TableModel } from './table-model.js';

/** Waves within a day, and waves of the week for each open day. */
const DAY_WAVES = 12;
const WEEK_WAVES_PER_DAY = 4;
/** A week weighs this much of the one after it. */
const WEEK_WEIGHT = 0.9;
const PENALTY = 1e-4;
/** The sum of the coefficients must leave the errors fading. */
const MOST_MEMORY = 0.98;

/**
 * Dynamic harmonic regression: the weekly pattern as sines and cosines (those of the day, those of the week and a mean for each weekday), newer
 * weeks weighing more, with autoregressive errors on the interval before, the day before and the week before. On square roots.
 * Source: P. C. Young, D. J. Pedregal and W. Tych, Journal of Forecasting 18 (1999); R. J. Hyndman and G. Athanasopoulos, Forecasting: Principles and
 * Practice, "Dynamic harmonic regression".
 * @example
 * harmonicRegression().name // => 'harmonic-regression'
 */
export function harmonicRegression(): TableModel {
  return { name: 'harmonic-regression', fit: fitWaves };
}

function fitWaves(clean: CleanTable): DayForecast {
  const series = openSeries(clean);
  const { values, period } = series;
  if (period === 0) return () => new Float64Array(clean.width);
  const pattern = weekPattern(clean, series);
  const errors = values.map((value, i) => value - pattern[i % period]);
  const day = Math.max(
    1,
    Math.round(period / Object.values(clean.open).filter((open) => open.includes(true)).length),
  );
  const ahead = errorsAhead(errors, [1, day, period]);
  const noise = unexplained(errors);
  return (at) => {
    const figures = new Float64Array(clean.width);
    for (let column = 0; column < clean.width; column++) {
      const place = series.placeOf(at, column);
      if (place === undefined) continue;
      const root = Math.max(0, pattern[place % period] + ahead(place - values.length));
      figures[column] = root * root + noise;
    }
    return figures;
  };
}

/** The fitted week, aligned with the series' first place. */
function weekPattern(clean: CleanTable, { values, known, period, cells }: OpenSeries): Float64Array {
  const sums = new Float64Array(period);
  const weights = new Float64Array(period);
  const weeks = Math.floor((values.length - 1) / period);
  values.forEach((value, i) => {
    const weight = (known[i] === 1 ? 1 : 0.01) * WEEK_WEIGHT ** (weeks - Math.floor(i / period));
    sums[i % period] += weight * value;
    weights[i % period] += weight;
  });
  const means = sums.map((sum, i) => (weights[i] > 0 ? sum / weights[i] : 0));
  const centre = means.reduce((sum, mean) => sum + mean, 0) / period;
  const shift = startCell(clean, cells);
  const rows = means
    .map((_, i) => i)
    .reduce<Float64Array[]>((all, i) => {
      all.push(waves(clean, cells, (i + shift) % period));
      return all;
    }, []);
  const size = rows[0].length;
  const coefficients = ridge(
    rows,
    means.map((mean) => mean - centre),
    weights,
    new Float64Array(size).fill(PENALTY * weights.reduce((sum, weight) => sum + weight, 0)),
  );
  return means.map((_, i) => centre + rows[i].reduce((sum, x, k) => sum + x * coefficients[k], 0));
}

/** Where in the open week the series begins. */
function startCell(clean: CleanTable, cells: readonly number[]): number {
  const weekday = (((clean.first + 3) % 7) + 7) % 7;
  const from = cells.findIndex((cell) => cell >= weekday * clean.width);
  return from < 0 ? 0 : from;
}

function waves(clean: CleanTable, cells: readonly number[], place: number): Float64Array {
  const cell = cells[place];
  const [weekday, column] = [Math.floor(cell / clean.width), cell % clean.width];
  const days = Object.values(clean.open).filter((open) => open.includes(true)).length;
  const x: number[] = Array.from({ length: 7 }, (_, day) => (day === weekday ? 1 : 0));
  const inDay = (2 * Math.PI * (column + 0.5)) / clean.width;
  for (let k = 1; k <= Math.min(DAY_WAVES, (clean.width - 1) >> 1); k++)
    x.push(Math.sin(k * inDay), Math.cos(k * inDay));
  const half = Math.PI * ((column + 0.5) / clean.width);
  if (days > 1) {
    for (let day = 0; day < 7; day++) {
      for (let k = 1; k <= WEEK_WAVES_PER_DAY; k++) x.push(day === weekday ? Math.cos(k * half) : 0);
    }
  }
  return Float64Array.from(x);
}

/** Errors go on as an autoregression on the given lags, fitted by least squares and held below an explosion. */
function errorsAhead(errors: Float64Array, lags: readonly number[]): (steps: number) => number {
  const usable = [...new Set(lags)].filter((lag) => lag < errors.length / 2);
  const longest = Math.max(1, ...usable);
  const rows: Float64Array[] = [];
  for (let i = longest; i < errors.length; i++)
    rows.push(Float64Array.from(usable, (lag) => errors[i - lag]));
  const targets = errors.subarray(longest);
  const squares = errors.reduce((sum, error) => sum + error * error, 0);
  const penalty = new Float64Array(usable.length).fill(0.001 * squares);
  const found =
    rows.length > 0 && squares > 0
      ? ridge(rows, targets, new Float64Array(rows.length).fill(1), penalty)
      : new Float64Array(usable.length);
  const memory = found.reduce((sum, value) => sum + Math.abs(value), 0);
  const factors = memory > MOST_MEMORY ? found.map((value) => (value * MOST_MEMORY) / memory) : found;
  const path = [...errors.subarray(errors.length - longest)];
  return (steps) => {
    if (steps < 0) return 0;
    for (let next = path.length; next <= longest + steps; next++) {
      path.push(usable.reduce((sum, lag, k) => sum + factors[k] * path[next - lag], 0));
    }
    return path[longest + steps];
  };
}

/** Half of the mean squared step of the errors: their variance within the day. */
function unexplained(errors: Float64Array): number {
  let sum = 0;
  for (let i = 1; i < errors.length; i++) sum += (errors[i] - errors[i - 1]) ** 2;
  return sum / (2 * Math.max(1, errors.length - 1));
}
