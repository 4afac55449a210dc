/** Abscissae and weights of a quadrature on [-1, 1]. */
export interface Quadrature {
  readonly points: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Gauss-Legendre quadrature: exact for polynomials of degree 2 x count - 1.
 * Source: Newton's method on the Legendre polynomial from the asymptotic zeros, as in W. H. Press et al., Numerical Recipes, 4.5.
 * @example
 * gaussLegendre(2).points // => new Float64Array([0.5773502691896257, -0.5773502691896257])
 */
export function gaussLegendre(count: number): Quadrature {
  const points = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let point = Math.cos((Math.PI * (i + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let round = 0; round < 10; round++) {
      let [before, value] = [1, point];
      for (let degree = 2; degree <= count; degree++) {
        [before, value] = [value, ((2 * degree - 1) * point * value - (degree - 1) * before) / degree];
      }
      slope = (count * (point * value - before)) / (point * point - 1);
      point -= value / slope;
    }
    points[i] = point;
    weights[i] = 2 / ((1 - point * point) * slope * slope);
  }
  return { points, weights };
}

/** So many points carry a panel on which an integrand falls from its peak by `NEGLIGIBLE_FALL`, to the last digits of a double. */
export const PANEL = gaussLegendre(24);

/** Where the logarithm of an integrand has fallen by this much, the rest is below the last digit of the integral. */
export const NEGLIGIBLE_FALL = 38;

/** Beyond this, `exp(x) - 1 - x` loses no digits by subtraction. */
const SMALL = 0.35;

/**
 * exp(x) - 1 - x, to the last digits also where x is small: the series from its second power.
 * @example
 * expExcess(1e-8) // => 5.000000016666667e-17
 */
export function expExcess(x: number): number {
  if (x > SMALL || x < -SMALL) return Math.expm1(x) - x;
  // prettier-ignore
  return x * x * (1 / 2 + x * (1 / 6 + x * (1 / 24 + x * (1 / 120 + x * (1 / 720 + x * (1 / 5040 + x * (1 / 40320 + x * (1 / 362880 + x * (1 / 3628800 + x * (1 / 39916800 + x * (1 / 479001600 + x * (1 / 6227020800 + x / 87178291200))))))))))));
}

/**
 * A length within which slope x + curvature (exp(-x) - 1 + x) reaches `NEGLIGIBLE_FALL`, and at most a little longer.
 * @example
 * reachOfFall(38, 0) // => 1
 */
export function reachOfFall(slope: number, curvature: number): number {
  const ratio = NEGLIGIBLE_FALL / curvature;
  let reach = Math.min(NEGLIGIBLE_FALL / slope, Math.sqrt(2 * ratio) + ratio);
  for (let round = 0; round < 3; round++) {
    const surplus = slope * reach + curvature * expExcess(-reach) - NEGLIGIBLE_FALL;
    if (!(surplus > 0)) break;
    reach -= surplus / (slope - curvature * Math.expm1(-reach));
  }
  return reach;
}

/**
 * A length within which curvature (exp(x) - 1 - x) reaches `NEGLIGIBLE_FALL`: it rises faster than its second power.
 * @example
 * reachOfSteepFall(76) // => 0.9162907318741551
 */
export function reachOfSteepFall(curvature: number): number {
  const square = (2 * NEGLIGIBLE_FALL) / curvature;
  return Math.log1p(Math.sqrt(square) + square / 2);
}
