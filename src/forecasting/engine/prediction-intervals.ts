import { type ForecastPoint } from './forecaster.js';
import { HORIZON_CLASSES, horizonClass, type HorizonClass } from './horizon-class.js';

/** A past forecast beside what came, so many days ahead (1 being the day of the origin). */
export interface LeadPair {
  readonly leadDays: number;
  /** Counted from 1970-01-01; pairs of one day miss together. */
  readonly originDay?: number;
  readonly forecast: number;
  readonly actual: number;
  /** Of a special day: a standard deviation, as a share of the forecast, beyond that of ordinary days. */
  readonly doubt?: number;
}

/** The share `level` of what comes is to lie from `low` to `high`. */
export interface PredictionInterval {
  readonly level: number;
  readonly low: number;
  readonly high: number;
}

export interface PointWithIntervals extends ForecastPoint {
  readonly intervals: readonly PredictionInterval[];
}

interface ScaledMisses {
  /** Ascending. */
  readonly values: readonly number[];
  /** So many independent ones would tell as much: those of one day do not. */
  readonly worth: number;
}

/** How past forecasts missed, for one class of horizons. */
interface Misses {
  /** Error of the level as a share of the forecast, beyond chance. */
  readonly share: number;
  /** Past misses in units of the expected spread, for small, middling and large forecasts. */
  readonly scaled: readonly ScaledMisses[];
  /** Forecasts up to these are small and middling. */
  readonly bounds: readonly [number, number];
}

/** The first day alone is too few past days for the tails: it learns from the first week. */
const NEAR_DAYS = 7;
/** Fewer misses than this in a class say little: all classes then answer together. */
export const LEAST_PAIRS = 150;
const LEAST_PAIRS_OF_SIZE = 400;
/** Taken where nothing is known. */
const UNKNOWN_SHARE = 0.25;

/**
 * Prediction intervals from past misses of the same model: standardised by the spread that is expected, sqrt(mean + (share x mean)^2), the first
 * term being the chance of Poisson counts and the second the error of the level; their quantiles by class of horizon and size of the
 * forecast are put back on the forecast. Special days are not learned from; theirs are as much wider as special days differ. Never below zero.
 * Sources: empirical quantiles of residuals, W. H. Williams and M. L. Goodman, JASA 66 (1971).
 * @throws RangeError when a level is not above 0 and below 1.
 * @example
 * predictionIntervals([{ start: instant(0), offered: 0, basis: 'closed' }], [1], [], [0.8])[0].intervals // => [{ level: 0.8, low: 0, high: 0 }]
 */
export function predictionIntervals(
  points: readonly ForecastPoint[],
  leadDays: readonly number[],
  pairs: readonly LeadPair[],
  levels: readonly number[],
): PointWithIntervals[] {
  const wrong = levels.find((level) => !(level > 0 && level < 1));
  if (wrong !== undefined)
    throw new RangeError(`A level (${wrong}) must be above 0 and below 1. Maybe 0.8 for 80 %.`);
  const misses = missesByClass(pairs);
  return points.map((point, i) => ({
    ...point,
    intervals: levels.map((level) => intervalOf(point, misses[horizonClass(leadDays[i])], level)),
  }));
}

function intervalOf(
  { offered: forecast, doubt = 0 }: Pick<ForecastPoint, 'offered' | 'doubt'>,
  misses: Misses,
  level: number,
): PredictionInterval {
  const spread = spreadOf(forecast, Math.hypot(misses.share, doubt));
  const size = forecast <= misses.bounds[0] ? 0 : forecast <= misses.bounds[1] ? 1 : 2;
  const scaled = misses.scaled[size];
  const tail = (1 - level) / 2;
  const outside = Math.max(0, tail - (0.5 - tail) / scaled.worth);
  return {
    level,
    low: Math.max(0, forecast + spread * Math.min(0, quantile(scaled.values, outside))),
    high: Math.max(0, forecast + spread * Math.max(0, quantile(scaled.values, 1 - outside))),
  };
}

function spreadOf(forecast: number, share: number): number {
  return Math.sqrt(forecast + (share * forecast) ** 2);
}

function missesByClass(all: readonly LeadPair[]): Readonly<Record<HorizonClass, Misses>> {
  const pairs = all.filter(({ doubt }) => doubt === undefined);
  const together = missesOf(pairs);
  const [day, week, weeks] = HORIZON_CLASSES.map((horizon) => {
    const own = pairs.filter(({ leadDays }) =>
      horizon === 'day' ? leadDays <= NEAR_DAYS : horizonClass(leadDays) === horizon,
    );
    return own.length < LEAST_PAIRS ? together : missesOf(own);
  });
  return { day, week, 'four-weeks': weeks };
}

function missesOf(pairs: readonly LeadPair[]): Misses {
  const share = pairs.length < LEAST_PAIRS ? UNKNOWN_SHARE : shareOf(pairs);
  const forecasts = pairs.map(({ forecast }) => forecast).sort((a, b) => a - b);
  const third = (part: number): number => forecasts[Math.floor((part * forecasts.length) / 3)] ?? 0;
  const bounds = [third(1), third(2)] as const;
  const all = pairs.length < LEAST_PAIRS ? UNKNOWN : scaledMisses(pairs, share);
  const sizes = [
    pairs.filter(({ forecast }) => forecast <= bounds[0]),
    pairs.filter(({ forecast }) => forecast > bounds[0] && forecast <= bounds[1]),
    pairs.filter(({ forecast }) => forecast > bounds[1]),
  ];
  return {
    share,
    bounds,
    scaled: sizes.map((size) => (size.length < LEAST_PAIRS_OF_SIZE ? all : scaledMisses(size, share))),
  };
}

const UNKNOWN: ScaledMisses = { values: [], worth: Infinity };

function scaledMisses(pairs: readonly LeadPair[], share: number): ScaledMisses {
  const days = new Map<number, { count: number; sum: number }>();
  const values: number[] = [];
  let squares = 0;
  pairs.forEach(({ forecast, actual, originDay, leadDays }, i) => {
    if (!(forecast > 0)) return;
    const value = (actual - forecast) / spreadOf(forecast, share);
    values.push(value);
    squares += value * value;
    const key = originDay === undefined ? -1 - i : originDay + leadDays;
    const day = days.get(key);
    if (day === undefined) days.set(key, { count: 1, sum: value });
    else {
      day.count++;
      day.sum += value;
    }
  });
  return { values: values.sort((a, b) => a - b), worth: worthOf([...days.values()], values.length, squares) };
}

/** Count / design effect, with the correlation within days from the sums of their misses: L. Kish, Survey Sampling (1965). */
function worthOf(
  days: readonly { readonly count: number; readonly sum: number }[],
  count: number,
  squares: number,
): number {
  const together = days.reduce((total, { sum }) => total + sum * sum, 0);
  const size = days.reduce((total, day) => total + day.count ** 2, 0) / count;
  if (!(size > 1 && squares > 0)) return count;
  const correlation = Math.max(0, Math.min(1, (together / squares - 1) / (size - 1)));
  return count / (1 + (size - 1) * correlation);
}

/** What is left of the mean squared miss when the chance of counting is taken out. */
function shareOf(pairs: readonly LeadPair[]): number {
  let [squares, chance, forecasts] = [0, 0, 0];
  for (const { forecast, actual } of pairs) {
    squares += (actual - forecast) ** 2;
    chance += forecast;
    forecasts += forecast * forecast;
  }
  return forecasts > 0 ? Math.sqrt(Math.max(0, squares - chance) / forecasts) : 0;
}

/** Between the sorted values; of the normal distribution where there are none. */
function quantile(sorted: readonly number[], part: number): number {
  if (sorted.length === 0) return normalQuantile(part);
  const place = part * (sorted.length + 1) - 1;
  const left = Math.max(0, Math.min(sorted.length - 1, Math.floor(place)));
  const right = Math.min(sorted.length - 1, left + 1);
  return sorted[left] + Math.max(0, Math.min(1, place - left)) * (sorted[right] - sorted[left]);
}

/**
 * Quantile of the standard normal distribution, to 5e-4: C. Hastings, Approximations for Digital Computers (1955), formula 26.2.23 of
 * Abramowitz and Stegun.
 * @example
 * Math.round(normalQuantile(0.975) * 100) // => 196
 */
export function normalQuantile(part: number): number {
  if (part > 0.5) return -normalQuantile(1 - part);
  const t = Math.sqrt(-2 * Math.log(part));
  const above = 2.515517 + 0.802853 * t + 0.010328 * t * t;
  const below = 1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3;
  return -(t - above / below);
}
