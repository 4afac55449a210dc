import { kernelMeans } from './kernel-means.js';
import { weekdayOfDay } from './slot.js';
import { type CleanTable } from './table-model.js';

/** Shares of the columns in the day, by weekday 1 to 7; each adds up to 1, or is all zero where nothing is known. */
export type DayProfiles = readonly Float64Array[];

/** Even and odd weeks are held against each other: each needs two. */
const LEAST_DAYS_TO_SMOOTH = 28;
/** Half-widths, in columns, of the kernels that are tried. */
const WIDTHS = [0, 0.5, 1, 2, 4];
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Weighted shares of one weekday with the sampling variance of each. */
interface ShareSums {
  readonly share: Float64Array;
  readonly variance: number;
  readonly known: boolean;
}

/**
 * How contacts spread over each weekday: the mean of the daily shares, a day weighing half of one `halfLifeDays` later, drawn towards the
 * mean of all weekdays as far as their difference may be chance (James and Stein 1961, with the variances estimated from the days).
 * @example
 * dayProfiles({ first: 4, days: 1, width: 2, counts: Float64Array.of(3, 1), open: {} }, 56)[1][0] // => 0.75
 */
export function dayProfiles(clean: CleanTable, halfLifeDays: number): DayProfiles {
  const all = plainProfiles(clean, halfLifeDays, () => true);
  if (clean.days < LEAST_DAYS_TO_SMOOTH) return all;
  const even = plainProfiles(clean, halfLifeDays, (week) => week % 2 === 0);
  const odd = plainProfiles(clean, halfLifeDays, (week) => week % 2 !== 0);
  let best = 0;
  let least = Infinity;
  for (const width of WIDTHS) {
    const miss = distance(smoothed(even, width), odd) + distance(smoothed(odd, width), even);
    if (miss < least * (1 - 1e-9)) [best, least] = [width, miss];
  }
  return best === 0 ? all : smoothed(all, best);
}

function distance(a: DayProfiles, b: DayProfiles): number {
  let sum = 0;
  a.forEach((shares, weekday) => shares.forEach((share, i) => (sum += (share - b[weekday][i]) ** 2)));
  return sum;
}

function smoothed(profiles: DayProfiles, width: number): DayProfiles {
  return profiles.map((shares) => normalised(kernelMeans(shares, width)));
}

function plainProfiles(
  clean: CleanTable,
  halfLifeDays: number,
  takes: (week: number) => boolean,
): DayProfiles {
  const own = [0, ...WEEKDAYS].map((weekday) => weekdayShares(clean, weekday, halfLifeDays, takes));
  const pooled = new Float64Array(clean.width);
  const known = own.filter((sums) => sums.known);
  for (const { share } of known) share.forEach((part, i) => (pooled[i] += part / known.length));
  return own.map((sums) => {
    if (!sums.known) return normalised(pooled);
    let apart = 0;
    sums.share.forEach((part, i) => (apart += (part - pooled[i]) ** 2));
    const weight = apart > 0 ? Math.max(0, 1 - sums.variance / apart) : 1;
    return normalised(sums.share.map((part, i) => weight * part + (1 - weight) * pooled[i]));
  });
}

function weekdayShares(
  clean: CleanTable,
  weekday: number,
  halfLifeDays: number,
  takes: (week: number) => boolean,
): ShareSums {
  const { first, days, width, counts } = clean;
  const share = new Float64Array(width);
  const square = new Float64Array(width);
  const open = (column: number): boolean => clean.open[weekday as 1]?.[column] ?? true;
  let [weights, squares] = [0, 0];
  for (let row = 0; row < days; row++) {
    if (weekdayOfDay(first + row) !== weekday || !takes(Math.floor((days - 1 - row) / 7))) continue;
    const cells = counts.subarray(row * width, (row + 1) * width);
    let total = 0;
    let whole = true;
    cells.forEach((count, i) => {
      if (!open(i)) return;
      if (Number.isNaN(count)) whole = false;
      else total += count;
    });
    if (!whole || !(total > 0)) continue;
    const weight = 0.5 ** ((days - 1 - row) / halfLifeDays);
    weights += weight;
    squares += weight * weight;
    cells.forEach((count, i) => {
      const part = open(i) ? count / total : 0;
      share[i] += weight * part;
      square[i] += weight * part * part;
    });
  }
  if (weights === 0) return { share: meanShares(clean, weekday), variance: 0, known: false };
  let spread = 0;
  share.forEach((sum, i) => {
    share[i] = sum / weights;
    spread += Math.max(0, square[i] / weights - share[i] ** 2);
  });
  const effective = (weights * weights) / squares;
  return { share, variance: effective > 1.5 ? spread / (effective - 1) : 0, known: true };
}

/** Where no day is whole: the shares of the columns' plain means. */
function meanShares({ first, days, width, counts }: CleanTable, weekday: number): Float64Array {
  const sums = new Float64Array(width);
  const times = new Float64Array(width);
  for (let cell = 0; cell < days * width; cell++) {
    if (Number.isNaN(counts[cell]) || weekdayOfDay(first + Math.floor(cell / width)) !== weekday) continue;
    sums[cell % width] += counts[cell];
    times[cell % width]++;
  }
  return normalised(sums.map((sum, i) => sum / Math.max(1, times[i])));
}

function normalised(values: Float64Array): Float64Array {
  const sum = values.reduce((total, value) => total + value, 0);
  return sum > 0 ? values.map((value) => value / sum) : values;
}
