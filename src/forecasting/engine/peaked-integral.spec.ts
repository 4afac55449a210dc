import {
  expExcess,
  gaussLegendre,
  NEGLIGIBLE_FALL,
  reachOfFall,
  reachOfSteepFall,
} from './peaked-integral.js';

describe('Gauss-Legendre quadrature', () => {
  it.each([2, 5, 24])('of %d points integrates powers up to twice as many less one', (count) => {
    const { points, weights } = gaussLegendre(count);
    for (const power of [0, 2, 2 * count - 2]) {
      const sum = points.reduce((total, point, i) => total + weights[i] * point ** power, 0);
      expect(sum).toBeCloseTo(2 / (power + 1), 14);
    }
  });
});

describe('exp(x) - 1 - x', () => {
  it('keeps its digits near zero and joins the plain difference', () => {
    for (const x of [1e-9, -1e-4, 0.01]) {
      const series = (x * x) / 2 + x ** 3 / 6 + x ** 4 / 24 + x ** 5 / 120 + x ** 6 / 720;
      expect(expExcess(x) / series).toBeCloseTo(1, 13);
    }
    for (const x of [0.35, -0.35]) expect(expExcess(x) / (Math.expm1(x) - x)).toBeCloseTo(1, 13);
  });
});

describe('the reach of a fall', () => {
  it.each([
    [0, 1e-3],
    [0, 40],
    [0, 1e9],
    [3, 500],
    [1e-6, 0.5],
  ])('with slope %d and curvature %d holds all but the negligible, and little more', (slope, curvature) => {
    const fall = (reach: number): number => slope * reach + curvature * expExcess(-reach);
    const reach = reachOfFall(slope, curvature);
    expect(fall(reach)).toBeGreaterThan(NEGLIGIBLE_FALL * (1 - 1e-9));
    expect(fall(reach / 1.5)).toBeLessThan(NEGLIGIBLE_FALL);
  });

  it('of the steep side falls short of nothing', () => {
    for (const curvature of [0.01, 3, 1e6]) {
      const fall = curvature * expExcess(reachOfSteepFall(curvature));
      expect(fall).toBeGreaterThan(NEGLIGIBLE_FALL * (1 - 1e-9));
    }
  });
});
