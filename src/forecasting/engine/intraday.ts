import { HOUR_MS, type Instant } from '../../time/instant.js';
import { type Observation } from './forecaster.js';
import { ridge } from './least-squares.js';
import { normalQuantile, type PredictionInterval } from './prediction-intervals.js';

/** How days go astray from their morning forecast, as shares of it. */
export interface DayErrors {
  /** Variance of the level of the whole day. */
  readonly levelVariance: number;
  /** Variance of the shape around that level, beyond chance. */
  readonly shapeVariance: number;
  /** What of an error of the shape is left after an hour, 0 to 1. */
  readonly hourlyMemory: number;
}

/** An interval of the day with what was expected of it in the morning. */
export interface MorningPoint {
  readonly start: Instant;
  readonly offered: number;
}

export interface IntradayRequest {
  /** The whole day, in the order of time. */
  readonly morning: readonly MorningPoint[];
  /** What came in intervals that are over. */
  readonly actuals: readonly Observation[];
  readonly errors: DayErrors;
  readonly levels?: readonly number[];
}

export interface UpdatedPoint {
  readonly start: Instant;
  readonly morning: number;
  /** Contacts expected now. */
  readonly offered: number;
  readonly intervals: readonly PredictionInterval[];
}

export interface IntradayForecast {
  /** Expected contacts of the rest of the day over those of the morning. */
  readonly ratio: number;
  /** Intervals that are not over, in the order of time. */
  readonly rest: readonly UpdatedPoint[];
}

/** An error of an interval is believed up to so many standard deviations: an outage or a burst says little about the evening. */
const BELIEVED_SPREADS = 3;

/** Beyond so many standard deviations the middle of so many intervals is another kind of day. */
const SURPRISING_SPREADS = 3;
const LEAST_SURPRISED = 3;
/** More than this above the forecast is seldom kept up for a day. */
const MOST_SURPRISE = 0.5;

/** Yesterday's habits of a series of which nothing is known. */
export const USUAL_DAY_ERRORS: DayErrors = { levelVariance: 0.01, shapeVariance: 0.01, hourlyMemory: 0.6 };

/**
 * The rest of a day from its morning forecast and what has come: the relative errors of the intervals are taken as jointly normal, with a part
 * that all of the day share (level), a part that neighbours share (shape) and the chance of Poisson counts; the rest of the day is what they
 * are expected to be given the errors so far, and the spread is what remains.
 * Source: conditional expectation as in J. Weinberg, L. D. Brown and J. R. Stroud, JASA 102 (2007); H. Shen and J. Z. Huang, M&SOM 10 (2008).
 * @example
 * reforecastDay({ morning: [{ start: instant(0), offered: 100 }, { start: instant(1800000), offered: 50 }], actuals: [{ start: instant(0), offered: 100 }], errors: { levelVariance: 0.01, shapeVariance: 0, hourlyMemory: 0.5 } }).rest[0].offered // => 50
 */
export function reforecastDay(request: IntradayRequest): IntradayForecast {
  const { morning, actuals, levels = [] } = request;
  const came = new Map(actuals.map(({ start, offered }) => [start, offered]));
  const seen = morning.filter(({ start, offered }) => came.has(start) && offered > 0);
  const errors = openToSurprise(seen, came, request.errors);
  const last = seen.reduce((latest, { start }) => Math.max(latest, start), -Infinity);
  const ahead = morning.filter(({ start }) => start > last && !came.has(start));
  const misses = seen.map(({ start, offered }) => {
    const most = BELIEVED_SPREADS * Math.sqrt(errors.levelVariance + errors.shapeVariance + 1 / offered);
    return Math.max(-most, Math.min(most, (came.get(start) ?? 0) / offered - 1));
  });
  const weights = conditionalWeights(seen, errors);
  const rest = ahead.map((point): UpdatedPoint => {
    const shared = Float64Array.from(seen, (past) => covariance(point, past, errors));
    const solved = weights(shared);
    const shift = solved.reduce((sum, weight, i) => sum + weight * misses[i], 0);
    const explained = solved.reduce((sum, weight, i) => sum + weight * shared[i], 0);
    const offered = Math.max(0, point.offered * (1 + shift));
    const left = Math.max(0, errors.levelVariance + errors.shapeVariance - explained);
    const spread = Math.sqrt(offered + left * point.offered ** 2);
    return {
      start: point.start,
      morning: point.offered,
      offered,
      intervals: levels.map((level) => around(offered, spread, level)),
    };
  });
  const expected = rest.reduce((sum, { morning: before }) => sum + before, 0);
  const now = rest.reduce((sum, { offered }) => sum + offered, 0);
  return { rest, ratio: expected > 0 ? now / expected : 1 };
}

/**
 * A day of another kind (an eve, a failure elsewhere) shows in all of its intervals: when their middle error lies far beyond the habit, the habit
 * gives way and the level follows what is seen. One burst or outage does not move the middle.
 */
function openToSurprise(
  seen: readonly MorningPoint[],
  came: ReadonlyMap<Instant, number>,
  errors: DayErrors,
): DayErrors {
  const total = seen.reduce((sum, { offered }) => sum + offered, 0);
  if (seen.length < LEAST_SURPRISED || !(total > 0)) return errors;
  const sorted = seen
    .map(({ start, offered }) => ({ miss: (came.get(start) ?? 0) / offered - 1, offered }))
    .sort((a, b) => a.miss - b.miss);
  let passed = 0;
  const middle = sorted.find(({ offered }) => (passed += offered) >= total / 2)?.miss ?? 0;
  let variance = 1 / total;
  for (const a of seen) {
    for (const b of seen) variance += ((a.offered * b.offered) / total ** 2) * covariance(a, b, errors);
  }
  const surprise = Math.min(middle, MOST_SURPRISE) ** 2 - SURPRISING_SPREADS ** 2 * variance;
  return surprise > 0 ? { ...errors, levelVariance: errors.levelVariance + surprise } : errors;
}

function around(offered: number, spread: number, level: number): PredictionInterval {
  const reach = spread * normalQuantile((1 + level) / 2);
  return { level, low: Math.max(0, offered - reach), high: offered + reach };
}

function covariance(a: MorningPoint, b: MorningPoint, errors: DayErrors): number {
  const hours = Math.abs(a.start - b.start) / HOUR_MS;
  return errors.levelVariance + errors.shapeVariance * errors.hourlyMemory ** hours;
}

/** Solves (covariance of what was seen) x = shared. */
function conditionalWeights(
  seen: readonly MorningPoint[],
  errors: DayErrors,
): (shared: Float64Array) => Float64Array {
  const size = seen.length;
  const matrix = new Float64Array(size * size);
  seen.forEach((a, i) =>
    seen.forEach((b, j) => (matrix[i * size + j] = covariance(a, b, errors) + (i === j ? 1 / a.offered : 0))),
  );
  const unit = seen.map((_, i) => Float64Array.from(seen, (_other, j) => (i === j ? 1 : 0)));
  return (shared) =>
    size === 0 ? shared : ridge(unit, shared, new Float64Array(size).fill(1), withoutOnes(matrix, size));
}

/** The rows of `ridge` bring ones of their own. */
function withoutOnes(matrix: Float64Array, size: number): Float64Array {
  return matrix.map((value, cell) => (cell % (size + 1) === 0 ? value - 1 : value));
}

/** A past day: its morning forecast beside what came, in the order of time. */
export type PastDay = readonly {
  readonly start: Instant;
  readonly forecast: number;
  readonly actual: number;
}[];

/**
 * How days go astray, from past ones: products of errors that lie far apart show the level, near ones the shape and its memory.
 * @example
 * learnDayErrors([]) // => { levelVariance: 0.01, shapeVariance: 0.01, hourlyMemory: 0.6 }
 */
export function learnDayErrors(days: readonly PastDay[]): DayErrors {
  if (days.length < LEAST_PAST_DAYS) return USUAL_DAY_ERRORS;
  const far = shared(days, 4, Infinity);
  const near = shared(days, 0.2, 0.8);
  const later = shared(days, 1.5, 2.5);
  const levelVariance = Math.max(1e-5, far);
  const [close, distant] = [near - levelVariance, later - levelVariance];
  if (!(close > 0)) return { levelVariance, shapeVariance: 0, hourlyMemory: 0 };
  const memory = distant > 0 ? Math.min(MOST_MEMORY, (distant / close) ** (1 / 1.5)) : LEAST_MEMORY / 2;
  const shapeVariance = close / Math.sqrt(memory);
  return { levelVariance, shapeVariance, hourlyMemory: Math.max(LEAST_MEMORY, memory) };
}

const LEAST_PAST_DAYS = 7;
/** Products of neighbours tell more of minutes than of hours: the memory is not taken for shorter than this. */
const LEAST_MEMORY = 0.75;
const MOST_MEMORY = 0.97;
/** Of the days with the greatest errors, so many are left out: outages and feasts are not a day's habit. */
const TRIMMED_SHARE = 0.1;

/** Mean product of relative errors of one day, so many hours apart, weighing by the contacts; the most extreme days left out. */
function shared(days: readonly PastDay[], fromHours: number, toHours: number): number {
  const products = days
    .map((day) => productsOf(day, fromHours, toHours))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => Math.abs(a.sum / a.weight) - Math.abs(b.sum / b.weight));
  const kept = products.slice(0, Math.ceil(products.length * (1 - TRIMMED_SHARE)));
  const weights = kept.reduce((total, { weight }) => total + weight, 0);
  return weights > 0 ? kept.reduce((total, { sum }) => total + sum, 0) / weights : 0;
}

function productsOf(day: PastDay, fromHours: number, toHours: number): { sum: number; weight: number } {
  let [sum, weight] = [0, 0];
  for (let i = 0; i < day.length; i++) {
    for (let j = i + 1; j < day.length; j++) {
      const hours = (day[j].start - day[i].start) / HOUR_MS;
      if (hours < fromHours || hours > toHours) continue;
      sum += (day[i].actual - day[i].forecast) * (day[j].actual - day[j].forecast);
      weight += day[i].forecast * day[j].forecast;
    }
  }
  return { sum, weight };
}
