/** Exponential smoothing with the parameters that were likeliest. */
export interface SmoothedLevel {
  readonly alpha: number;
  readonly beta: number;
  readonly phi: number;
  /** The value `steps` after the last one, one or more. */
  readonly ahead: (steps: number) => number;
}

const ALPHAS = [0.005, 0.01, 0.02, 0.04, 0.07, 0.1, 0.15, 0.2, 0.3, 0.45, 0.65, 0.9];
const TRENDS = [
  { beta: 0, phi: 0 },
  { beta: 0.01, phi: 0.9 },
  { beta: 0.05, phi: 0.9 },
  { beta: 0.01, phi: 0.98 },
];
/** A trend costs three more parameters (slope, beta, phi): Akaike's criterion. */
const TREND_PARAMETERS = 3;

/**
 * ETS(A,N,N) or ETS(A,Ad,N) with the parameters of a grid that miss least, in squares, on average over the given distances ahead (with
 * [1] the likeliest ones); a trend must earn its three parameters by Akaike's criterion.
 * Source: R. J. Hyndman, A. B. Koehler, J. K. Ord and R. D. Snyder, Forecasting with Exponential Smoothing (2008).
 * @example
 * smoothLevel(Float64Array.of(4, 4, 4), [1]).ahead(7) // => 4
 */
export function smoothLevel(values: Float64Array, leads: readonly number[]): SmoothedLevel {
  let best = { alpha: ALPHAS[0], ...TRENDS[0], level: values[0] ?? 0, slope: 0 };
  let least = Infinity;
  const levels = new Float64Array(values.length);
  const slopes = new Float64Array(values.length);
  for (const { beta, phi } of TRENDS) {
    for (const alpha of ALPHAS) {
      if (beta >= alpha) continue;
      smooth(values, alpha, beta, phi, levels, slopes);
      const squares = leads.reduce((sum, lead) => sum + squaresAhead(values, levels, slopes, phi, lead), 0);
      const criterion = values.length * Math.log(squares) + (beta > 0 ? 2 * TREND_PARAMETERS : 0);
      const last = values.length - 1;
      if (criterion < least - 1e-7) {
        best = { alpha, beta, phi, level: levels[last], slope: slopes[last] };
        least = criterion;
      }
    }
  }
  const { alpha, beta, phi, level, slope } = best;
  return { alpha, beta, phi, ahead: (steps) => level + damped(phi, steps) * slope };
}

function damped(phi: number, steps: number): number {
  return (phi * (1 - phi ** steps)) / (1 - phi);
}

function smooth(
  values: Float64Array,
  alpha: number,
  beta: number,
  phi: number,
  levels: Float64Array,
  slopes: Float64Array,
): void {
  const start = Math.min(values.length, 10);
  let level = 0;
  for (let i = 0; i < start; i++) level += values[i] / start;
  let slope = 0;
  for (let i = 0; i < values.length; i++) {
    const expected = level + phi * slope;
    const error = values[i] - expected;
    levels[i] = level = expected + alpha * error;
    slopes[i] = slope = phi * slope + beta * error;
  }
}

function squaresAhead(
  values: Float64Array,
  levels: Float64Array,
  slopes: Float64Array,
  phi: number,
  lead: number,
): number {
  const part = damped(phi, lead);
  let squares = 0;
  for (let i = lead; i < values.length; i++) {
    const error = values[i] - levels[i - lead] - part * slopes[i - lead];
    squares += error * error;
  }
  return squares / Math.max(1, values.length - lead);
}
