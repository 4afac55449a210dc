import { smoothLevel } from './ets.js';
import { openSeries, type OpenSeries } from './open-series.js';
import { stl } from './stl.js';
import { type CleanTable, type DayForecast, type TableModel } from './table-model.js';

/** Cycles over which the seasonal part may change: the default of R's `stlf` and `mstl`. */
const WEEK_SPAN = 13;
const DAY_SPAN = 11;

/**
 * STL + ETS: the weekly pattern by STL (so that it may change from week to week), the rest by exponential smoothing; forecast = rest + last week's
 * pattern. On square roots, in which counts vary evenly.
 * Sources: see `stl` and `smoothLevel`; R. J. Hyndman and G. Athanasopoulos, Forecasting: Principles and Practice, "Forecasting with decomposition".
 * @example
 * stlEts().name // => 'stl-ets'
 */
export function stlEts(): TableModel {
  return { name: 'stl-ets', fit: (clean) => decomposed(clean, false) };
}

/**
 * MSTL + ETS: first the pattern of the day, then of the week, each by STL, as often as it takes them to settle (twice).
 * Source: K. Bandara, R. J. Hyndman and C. Bergmeir, MSTL (2021).
 * @example
 * mstlEts().name // => 'mstl-ets'
 */
export function mstlEts(): TableModel {
  return { name: 'mstl-ets', fit: (clean) => decomposed(clean, true) };
}

function decomposed(clean: CleanTable, daily: boolean): DayForecast {
  const series = openSeries(clean);
  const { values, period } = series;
  if (period === 0) return () => new Float64Array(clean.width);
  const day = daily ? dayLength(clean, series) : undefined;
  const { seasonal, cycle } = seasons(values, period, day);
  const rest = smoothLevel(
    values.map((value, i) => value - seasonal[i]),
    leadsOf(clean, period),
  );
  const noise = meanSquare(values, seasonal);
  return (at) => {
    const figures = new Float64Array(clean.width);
    for (let column = 0; column < clean.width; column++) {
      const place = series.placeOf(at, column);
      if (place === undefined) continue;
      const root = Math.max(0, rest.ahead(Math.max(1, place - values.length + 1)) + cycle(place));
      figures[column] = root * root + noise;
    }
    return figures;
  };
}

/** Half a day, a day and three days ahead: what the next interval needs is not what a day needs. */
function leadsOf(clean: CleanTable, period: number): number[] {
  const days = Object.values(clean.open).filter((columns) => columns.includes(true)).length;
  const day = Math.max(2, Math.round(period / days));
  return [day >> 1, day, 3 * day];
}

/** Slots of a day when all open days have the same ones; a daily pattern has no meaning otherwise. */
function dayLength(clean: CleanTable, { period }: OpenSeries): number | undefined {
  const days = Object.values(clean.open).filter((columns) => columns.includes(true));
  const length = period / days.length;
  const same = days.every((columns) => columns.every((open, i) => open === days[0][i]));
  return same && days.length > 1 ? length : undefined;
}

function seasons(values: Float64Array, period: number, day: number | undefined) {
  let daily: Float64Array = new Float64Array(values.length);
  let weekly: Float64Array = new Float64Array(values.length);
  for (let round = 0; round < (day === undefined ? 1 : 2); round++) {
    if (day !== undefined)
      daily = stl(
        values.map((value, i) => value - weekly[i]),
        day,
        DAY_SPAN * 7,
      ).seasonal;
    weekly = stl(
      values.map((value, i) => value - daily[i]),
      period,
      WEEK_SPAN,
    ).seasonal;
  }
  const last = (pattern: Float64Array, length: number, place: number): number =>
    place < pattern.length
      ? pattern[place]
      : pattern[pattern.length - length + ((place - pattern.length) % length)];
  return {
    seasonal: weekly.map((value, i) => value + daily[i]),
    cycle: (place: number) => last(weekly, period, place) + (day === undefined ? 0 : last(daily, day, place)),
  };
}

/** The mean of a squared root is its square and its variance; what the smoothing leaves within a day is that variance. */
function meanSquare(values: Float64Array, seasonal: Float64Array): number {
  let sum = 0;
  for (let i = 1; i < values.length; i++) {
    const step = values[i] - seasonal[i] - (values[i - 1] - seasonal[i - 1]);
    sum += step * step;
  }
  return sum / (2 * Math.max(1, values.length - 1));
}
