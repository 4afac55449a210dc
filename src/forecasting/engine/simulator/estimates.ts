import { type Estimate } from './simulation.js';

const SUMS = 5;

/**
 * Sums over replications from which the quotient of two means and its interval follow. Numbers must be added in the order of the replications for
 * the same digits.
 */
export class QuotientSums {
  replications = 0;
  private readonly sums: Float64Array;

  constructor(private readonly quotients: number) {
    this.sums = new Float64Array(quotients * SUMS);
  }

  /** Part and whole of every quotient, one after the other. */
  add(numbers: Float64Array): void {
    const { sums } = this;
    this.replications++;
    for (let at = 0; at < this.quotients; at++) {
      const part = numbers[2 * at];
      const whole = numbers[2 * at + 1];
      const first = at * SUMS;
      sums[first] += part;
      sums[first + 1] += whole;
      sums[first + 2] += part * part;
      sums[first + 3] += part * whole;
      sums[first + 4] += whole * whole;
    }
  }

  /**
   * The quotient of the means with `errors` standard errors to either side, by the delta method: the variance of part - quotient x whole
   * (W. G. Cochran, Sampling Techniques, 1977, 2.11). `null` where the wholes are all 0.
   */
  estimate(at: number, errors: number): Estimate | null {
    const n = this.replications;
    const [parts, wholes, squares, products, wholeSquares] = this.sums.subarray(at * SUMS, (at + 1) * SUMS);
    if (wholes === 0) return null;
    const value = parts / wholes;
    if (n < 2) return { value, halfWidth: null };
    const spread = Math.max(0, squares - 2 * value * products + value * value * wholeSquares);
    return { value, halfWidth: (errors * Math.sqrt((spread * n) / (n - 1))) / wholes };
  }
}

const NUMBERS = 4;
const PAIR_SUMS = NUMBERS + NUMBERS * NUMBERS;

/** The same for the difference of two quotients of the same replications: what both scenarios owe to the same chance cancels. */
export class DifferenceSums {
  private replications = 0;
  private readonly sums: Float64Array;

  constructor(private readonly quotients: number) {
    this.sums = new Float64Array(quotients * PAIR_SUMS);
  }

  add(one: Float64Array, other: Float64Array): void {
    const { sums } = this;
    this.replications++;
    for (let at = 0; at < this.quotients; at++) {
      const numbers = [one[2 * at], one[2 * at + 1], other[2 * at], other[2 * at + 1]];
      const first = at * PAIR_SUMS;
      for (let i = 0; i < NUMBERS; i++) {
        sums[first + i] += numbers[i];
        for (let j = 0; j < NUMBERS; j++) sums[first + NUMBERS * (i + 1) + j] += numbers[i] * numbers[j];
      }
    }
  }

  /** The other quotient less the first; `null` where one of the wholes is 0. */
  estimate(at: number, errors: number): Estimate | null {
    const n = this.replications;
    const sums = this.sums.subarray(at * PAIR_SUMS, (at + 1) * PAIR_SUMS);
    const [part, whole, otherPart, otherWhole] = sums;
    if (whole === 0 || otherWhole === 0) return null;
    const value = otherPart / otherWhole - part / whole;
    if (n < 2) return { value, halfWidth: null };
    const weights = [
      -1 / whole,
      part / (whole * whole),
      1 / otherWhole,
      -otherPart / (otherWhole * otherWhole),
    ];
    let spread = 0;
    weights.forEach((weight, i) =>
      weights.forEach((by, j) => (spread += weight * by * sums[NUMBERS * (i + 1) + j])),
    );
    return { value, halfWidth: errors * Math.sqrt((Math.max(0, spread) * n) / (n - 1)) };
  }
}
