import { expExcess } from './peaked-integral.js';
import { type WaitDensity, type WaitSums } from './virtual-wait.js';

/** Beyond so many callers who come while one is patient, an integral takes less time. */
const LONGEST_SERIES = 400;
/** Beyond this overload hardly anybody is served early, and the difference of two sums would lose that. */
const HIGHEST_PEAK = 5;

/**
 * Whether `sumWaits` suits the density: few callers and no great overload.
 * @example
 * isShort({ arrivals: 60, served: 120, spare: 60, peak: 0, height: 0 }) // => true
 */
export function isShort({ arrivals, height }: WaitDensity): boolean {
  return arrivals < LONGEST_SERIES && height < HIGHEST_PEAK;
}

/**
 * Integrals of the virtual wait's density as sums over the places k of the queue, with w(k) = z^k / ((a + 1) ... (a + k)): the integral from 0 is
 * 1 / a times the sum of w(k), and that from T, a threshold in units of the patience, exp(h(T)) times the same at z exp(-T).
 * Source: O. Garnett, A. Mandelbaum and M. Reiman, M&SOM 4 (2002), for the sums.
 * @example
 * sumWaits({ arrivals: 1, served: 1, spare: 0, peak: 0, height: 0 }, 0).massLate // => 1.718281828459045
 */
export function sumWaits({ arrivals, served, spare, height }: WaitDensity, threshold: number): WaitSums {
  const all = placesSum(arrivals, served);
  const late = threshold > 0 ? placesSum(arrivals * Math.exp(-threshold), served) : all;
  const top = Math.exp(-height);
  const lateTop = Math.exp(-height - spare * threshold - arrivals * expExcess(-threshold));
  const massLate = ((1 + arrivals * Math.exp(-threshold) * late.behind) / served) * lateTop;
  const servedLate = late.behind * Math.exp(-threshold) * lateTop;
  return {
    massEarly: Math.max(0, ((1 + arrivals * all.behind) / served) * top - massLate),
    massLate,
    servedEarly: Math.max(0, all.behind * top - servedLate),
    servedLate,
    lost: (all.waiting / served) * top,
    servedWait: all.waited * top,
  };
}

/** Sums over k = 1, 2, ... of w(k) / z, of k times it, and of it times the sum over i = 1..k of 1 / (a + i). */
function placesSum(z: number, a: number): { behind: number; waiting: number; waited: number } {
  let each = 1 / (a + 1);
  let weight = each;
  let steps = each;
  let [behind, waiting, waited] = [0, 0, 0];
  for (let k = 1; ; k++) {
    behind += weight;
    waiting += k * weight;
    waited += weight * steps;
    each = 1 / (a + k + 1);
    const ratio = z * each;
    weight *= ratio;
    if (ratio < 1 && k * weight < waiting * (1 - ratio) * NEGLIGIBLE) break;
    steps += each;
  }
  return { behind, waiting, waited };
}

const NEGLIGIBLE = 1e-18;
