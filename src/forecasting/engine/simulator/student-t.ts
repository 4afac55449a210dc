import { standardNormalQuantile } from './normal-quantile.js';

const AS_NORMAL = 10_000;
const BISECTIONS = 60;

/**
 * How many standard errors to either side of a mean hold the true one with this probability, when the spread is estimated with so many
 * degrees of freedom. From the finite series of Student's distribution (Abramowitz and Stegun 26.7.3 and 26.7.4), by bisection.
 * @throws RangeError when the level is not above 0 and below 1, or the degrees of freedom not a whole number from 1 on.
 * @example
 * studentT(0.95, 1) // => 12.706204736174705
 * studentT(0.99, 19) // => 2.860934606464979
 */
export function studentT(level: number, degrees: number): number {
  if (!(level > 0 && level < 1)) {
    throw new RangeError(`A level (${level}) must be above 0 and below 1. Maybe 0.95 for 95 %.`);
  }
  if (!Number.isInteger(degrees) || degrees < 1) {
    throw new RangeError(`Degrees of freedom (${degrees}) must be a whole number from 1 on.`);
  }
  if (degrees >= AS_NORMAL) return standardNormalQuantile((1 + level) / 2);
  let low = 0;
  let high = Math.PI / 2;
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (low + high) / 2;
    if (within(middle, degrees) < level) low = middle;
    else high = middle;
  }
  return Math.tan((low + high) / 2) * Math.sqrt(degrees);
}

/** P(|t| < sqrt(degrees) tan(angle)). */
function within(angle: number, degrees: number): number {
  const sine = Math.sin(angle);
  const cosine = Math.cos(angle);
  const odd = degrees % 2 === 1;
  if (degrees === 1) return (2 * angle) / Math.PI;
  let term = odd ? cosine : 1;
  let sum = term;
  for (let k = odd ? 2 : 1; k < degrees - 2; k += 2) {
    term *= (cosine * cosine * k) / (k + 1);
    sum += term;
  }
  return odd ? ((angle + sine * sum) * 2) / Math.PI : sine * sum;
}
