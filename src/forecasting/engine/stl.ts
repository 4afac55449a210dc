import { loess } from './loess.js';

/** A series taken apart: value = seasonal + trend + remainder. */
export interface Decomposition {
  readonly seasonal: Float64Array;
  readonly trend: Float64Array;
}

const PASSES = 2;

/**
 * Seasonal-trend decomposition by loess of an evenly spaced series without gaps, of at least two periods. `seasonalSpan` counts periods.
 * Source: R. B. Cleveland, W. S. Cleveland, J. E. McRae and I. Terpenning, Journal of Official Statistics 6 (1990); loess is worked out at
 * every tenth of its span, as they advise.
 * @throws RangeError when the series is shorter than two periods.
 * @example
 * stl(Float64Array.of(1, 2, 1, 2, 1, 2), 2, 7).trend.length // => 6
 */
export function stl(values: Float64Array, period: number, seasonalSpan: number): Decomposition {
  const n = values.length;
  if (n < 2 * period)
    throw new RangeError(`A series of ${n} values is shorter than two periods of ${period}.`);
  const trendSpan = odd(Math.ceil((1.5 * period) / (1 - 1.5 / seasonalSpan)));
  let trend: Float64Array = new Float64Array(n);
  let seasonal: Float64Array = new Float64Array(n);
  for (let pass = 0; pass < PASSES; pass++) {
    const cycles = smoothCycles(
      values.map((value, i) => value - trend[i]),
      period,
      seasonalSpan,
    );
    const low = loess(movingAverages(cycles, period), odd(period), 0, n - 1, jump(period));
    seasonal = Float64Array.from({ length: n }, (_, i) => cycles[i + period] - low[i]);
    trend = loess(
      values.map((value, i) => value - seasonal[i]),
      trendSpan,
      0,
      n - 1,
      jump(trendSpan),
    );
  }
  return { seasonal, trend };
}

/** Each place of the cycle smoothed along the cycles, a cycle further on both sides. */
function smoothCycles(values: Float64Array, period: number, span: number): Float64Array {
  const out = new Float64Array(values.length + 2 * period);
  for (let place = 0; place < period; place++) {
    const count = Math.floor((values.length - 1 - place) / period) + 1;
    const series = Float64Array.from({ length: count }, (_, cycle) => values[cycle * period + place]);
    loess(series, span, -1, count, 1).forEach((value, cycle) => (out[cycle * period + place] = value));
  }
  return out;
}

/** Moving averages of one period, again of one period, and of three: as long as the series without the added cycles. */
function movingAverages(values: Float64Array, period: number): Float64Array {
  return movingAverage(movingAverage(movingAverage(values, period), period), 3);
}

function movingAverage(values: Float64Array, span: number): Float64Array {
  const out = new Float64Array(values.length - span + 1);
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i];
    if (i >= span) sum -= values[i - span];
    if (i >= span - 1) out[i - span + 1] = sum / span;
  }
  return out;
}

function odd(span: number): number {
  return span % 2 === 1 ? span : span + 1;
}

function jump(span: number): number {
  return Math.max(1, Math.floor(span / 10));
}
