/** Beyond so many standard deviations the series takes longer than the continued fraction. */
const MIDDLE = 3;

/**
 * Share of a normal distribution below z standard deviations, to 15 digits: a series in the middle, Laplace's continued fraction in the tails.
 * Source: M. Abramowitz and I. Stegun, Handbook of Mathematical Functions, 26.2.11 and 26.2.14.
 * @example
 * normalShareBelow(0) // => 0.5
 */
export function normalShareBelow(z: number): number {
  if (Math.abs(z) < MIDDLE) return 0.5 + fromMiddle(z);
  return z < 0 ? tail(-z) : 1 - tail(z);
}

function density(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}

/** Between 0 and z. */
function fromMiddle(z: number): number {
  let [sum, term] = [z, z];
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return density(z) * sum;
}

function tail(z: number): number {
  let fraction = z;
  for (let level = 60; level > 0; level--) fraction = z + level / fraction;
  return density(z) / fraction;
}
