import { kernelMeans } from './kernel-means.js';
import { weekdayOfDay } from './slot.js';
import { type CleanTable, type TableModel } from './table-model.js';

const HALF_LIFE_DAYS = 42;
/** Half-widths, in columns, of the kernels that are tried on the profile. */
const WIDTHS = [0, 1, 2, 4, 8];

/** Discounted sums of one weekday. */
interface Sums {
  readonly counts: Float64Array;
  readonly weights: Float64Array;
  readonly squares: Float64Array;
}

/**
 * For queues with few contacts: Poisson rates that borrow from each other. Sums, never logarithms or ratios of single intervals: the
 * weekday's rate per interval, drawn towards the mean of all weekdays as far as chance allows, times one profile of the day, smoothed by the
 * kernel that foretells the newer half of the history best from the older one.
 * Sources: empirical Bayes of Poisson rates, H. Robbins 1956 (with the variance from the days, so that it does not hang on the unit); kernel
 * by hold-out likelihood, B. W. Silverman, Density Estimation (1986).
 * @example
 * lowVolume().name // => 'low-volume'
 */
export function lowVolume(): TableModel {
  return {
    name: 'low-volume',
    fit: (clean) => {
      const profile = smoothedProfile(clean);
      const rates = weekdayRates(clean, profile);
      return (day) => profile.map((share) => share * rates[weekdayOfDay(day)]);
    },
  };
}

function smoothedProfile(clean: CleanTable): Float64Array {
  const half = Math.floor(clean.days / 2);
  const older = profileOf(sumsOf(clean, 0, half, () => true));
  const newer = profileOf(sumsOf(clean, half, clean.days, () => true));
  let best = 0;
  let least = Infinity;
  for (const width of WIDTHS) {
    const a = kernelMeans(older, width);
    const b = kernelMeans(newer, width);
    const miss = older.reduce((sum, value, i) => sum + (value - b[i]) ** 2 + (newer[i] - a[i]) ** 2, 0);
    if (miss < least * (1 - 1e-9)) [best, least] = [width, miss];
  }
  return kernelMeans(profileOf(sumsOf(clean, 0, clean.days, () => true)), best);
}

function sumsOf(clean: CleanTable, from: number, to: number, takes: (day: number) => boolean): Sums {
  const { first, days, width, counts } = clean;
  const sums = {
    counts: new Float64Array(width),
    weights: new Float64Array(width),
    squares: new Float64Array(width),
  };
  for (let row = from; row < to; row++) {
    if (!takes(first + row)) continue;
    const open = clean.open[weekdayOfDay(first + row)];
    const weight = 0.5 ** ((days - 1 - row) / HALF_LIFE_DAYS);
    for (let i = 0; i < width; i++) {
      const count = counts[row * width + i];
      if (Number.isNaN(count) || !open?.[i]) continue;
      sums.counts[i] += weight * count;
      sums.weights[i] += weight;
      sums.squares[i] += weight * weight;
    }
  }
  return sums;
}

/** Mean count of each column over the mean of all; 1 where the days are flat. */
function profileOf({ counts, weights }: Sums): Float64Array {
  const means = counts.map((count, i) => (weights[i] > 0 ? count / weights[i] : 0));
  const mean = means.reduce((sum, value) => sum + value, 0) / Math.max(1, means.length);
  return mean > 0 ? means.map((value) => value / mean) : means.fill(1);
}

/** Contacts per unit of profile. */
function weekdayRates(clean: CleanTable, profile: Float64Array): Float64Array {
  const own = Array.from({ length: 8 }, (_, weekday) =>
    rateOf(clean, profile, (day) => weekdayOfDay(day) === weekday),
  );
  const all = rateOf(clean, profile, () => true).rate;
  const apart = own.filter(({ days }) => days > 0);
  const between = apart.reduce((sum, { rate }) => sum + (rate - all) ** 2, 0) / Math.max(1, apart.length);
  const chance = apart.reduce((sum, { variance }) => sum + variance, 0) / Math.max(1, apart.length);
  const trust = between > 0 ? Math.max(0, 1 - chance / between) : 0;
  return Float64Array.from(own, ({ rate, days }) => (days > 0 ? trust * rate + (1 - trust) * all : all));
}

/** The rate and the variance of its estimate, from how the days differ. */
function rateOf(clean: CleanTable, profile: Float64Array, takes: (day: number) => boolean) {
  const { first, days, width, counts } = clean;
  let [sum, weights, weightSquares, squares, seen] = [0, 0, 0, 0, 0];
  for (let row = 0; row < days; row++) {
    if (!takes(first + row)) continue;
    const open = clean.open[weekdayOfDay(first + row)];
    let [count, share] = [0, 0];
    for (let i = 0; i < width; i++) {
      const cell = counts[row * width + i];
      if (Number.isNaN(cell) || !open?.[i]) continue;
      count += cell;
      share += profile[i];
    }
    if (!(share > 0)) continue;
    const weight = 0.5 ** ((days - 1 - row) / HALF_LIFE_DAYS);
    sum += (weight * count) / share;
    squares += weight * (count / share) ** 2;
    weights += weight;
    weightSquares += weight * weight;
    seen++;
  }
  if (seen === 0) return { rate: 0, variance: 0, days: 0 };
  const rate = sum / weights;
  const spread = Math.max(0, squares / weights - rate * rate);
  const effective = (weights * weights) / weightSquares;
  return { rate, variance: effective > 1.5 ? spread / (effective - 1) : spread, days: seen };
}
