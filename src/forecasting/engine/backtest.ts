import { type Instant } from '../../time/instant.js';
import { type GridMinutes } from '../../time/interval-grid.js';
import { addDays, localDay, type LocalDate, type TimeZone } from '../../time/zoned-time.js';
import {
  accuracyOf,
  type AccuracyFigures,
  type ForecastPair,
  seasonalNaiveError,
  seasonalSteps,
} from './accuracy.js';
import { type Forecaster, type KnownCalendar, type Observation } from './forecaster.js';
import { withoutDays } from './left-out.js';
import { dayOfDate, slotOf } from './slot.js';

/** A rolling origin: forecast from a day on, compare with what came, move on. */
export interface BacktestRequest extends KnownCalendar {
  readonly forecaster: Forecaster;
  readonly history: readonly Observation[];
  readonly zone: TimeZone;
  readonly intervalMinutes: GridMinutes;
  /** Forecasts are made at local midnight of these days, with nothing but what was known then. */
  readonly origins: readonly LocalDate[];
  /** Days that each forecast reaches ahead. */
  readonly horizonDays: number;
}

export interface Backtest {
  readonly origins: number;
  /** Accuracy per interval, per local day and per forecast span, each on its own totals. */
  readonly byInterval: AccuracyFigures;
  readonly byDay: AccuracyFigures;
  readonly bySpan: AccuracyFigures;
  /** Accuracy per interval by days ahead, 1 being the day of the origin. */
  readonly byLead: readonly { readonly leadDays: number; readonly figures: AccuracyFigures }[];
}

/** A past forecast beside what came, with the seasonal-naive error of the history at that origin. */
export interface ScaledPair extends ForecastPair {
  readonly originDay: number;
  readonly leadDays: number;
  readonly scale: number | undefined;
}

/**
 * Accuracy by rolling origin; days that are left out are neither learned from nor compared. Only intervals that were observed are compared; one that the model calls closed is forecast as zero.
 * MASE takes the scale of each origin's own history.
 * @example
 * backtest({ forecaster: { name: 'none', forecast: () => ({ points: [], flags: [] }) }, history: [], zone: timeZone('UTC'), intervalMinutes: 30, origins: [], horizonDays: 7 }).origins // => 0
 */
export function backtest(given: BacktestRequest): Backtest {
  const request = { ...given, history: withoutDays(given.history, given.zone, given.leftOut) };
  const steps = seasonalSteps(request.history, request.zone, request.intervalMinutes);
  const pairs = request.origins.flatMap((date) => {
    const origin = localDay(date, request.zone).start;
    return pairsFrom(request, date, origin, seasonalNaiveError(steps, origin));
  });
  return backtestOf(pairs);
}

/**
 * Figures of past forecasts: by interval, by day, by span and by days ahead.
 * @example
 * backtestOf([{ originDay: 0, leadDays: 1, forecast: 9, actual: 10, scale: 2 }]).byInterval.mase // => 0.5
 */
export function backtestOf(pairs: readonly ScaledPair[]): Backtest {
  const leads = [...new Set(pairs.map((pair) => pair.leadDays))].sort((a, b) => a - b);
  return {
    origins: new Set(pairs.map((pair) => pair.originDay)).size,
    byInterval: figures(pairs),
    byDay: accuracyOf(totals(pairs, (pair) => `${pair.originDay} ${pair.leadDays}`)),
    bySpan: accuracyOf(totals(pairs, (pair) => `${pair.originDay}`)),
    byLead: leads.map((leadDays) => ({
      leadDays,
      figures: figures(pairs.filter((pair) => pair.leadDays === leadDays)),
    })),
  };
}

/**
 * Origins a week apart, the last one leaving room for the horizon before `end`, at most `count` of them, oldest first.
 * @example
 * weeklyOrigins(localDate('2026-06-29'), 7, 2) // => ['2026-06-15', '2026-06-22']
 */
export function weeklyOrigins(end: LocalDate, horizonDays: number, count: number): LocalDate[] {
  return Array.from({ length: count }, (_, back) => addDays(end, -horizonDays - 7 * back)).reverse();
}

function pairsFrom(
  request: BacktestRequest,
  date: LocalDate,
  origin: Instant,
  scale: number | undefined,
): ScaledPair[] {
  const end = localDay(addDays(date, request.horizonDays), request.zone).start;
  const came = request.history.filter(({ start }) => start >= origin && start < end);
  const horizon = came.map(({ start }) => start);
  const known = request.history.filter(({ start }) => start < origin);
  if (came.length === 0 || known.length === 0) return [];
  const { points } = request.forecaster.forecast({ ...request, history: known, origin, horizon });
  const originDay = dayOfDate(date);
  return came.map(({ start, offered: actual }, i) => {
    const forecast = points[i].offered;
    const leadDays = slotOf(start, request.zone, request.intervalMinutes).day - originDay + 1;
    return { forecast, actual, originDay, leadDays, scale };
  });
}

function figures(pairs: readonly ScaledPair[]): AccuracyFigures {
  const scaled = pairs.flatMap(({ forecast, actual, scale }) =>
    scale ? Math.abs(forecast - actual) / scale : [],
  );
  const mase =
    scaled.length === 0 ? undefined : scaled.reduce((sum, value) => sum + value, 0) / scaled.length;
  return { ...accuracyOf(pairs), mase };
}

function totals(pairs: readonly ScaledPair[], keyOf: (pair: ScaledPair) => string): ForecastPair[] {
  const sums = new Map<string, ForecastPair>();
  for (const pair of pairs) {
    const key = keyOf(pair);
    const before = sums.get(key) ?? { forecast: 0, actual: 0 };
    sums.set(key, { forecast: before.forecast + pair.forecast, actual: before.actual + pair.actual });
  }
  return [...sums.values()];
}
