import { localDay } from '../../time/zoned-time.js';
import { seasonalNaiveError, seasonalSteps } from './accuracy.js';
import { type RehearsedPair } from './auto.js';
import { type Backtest, backtestOf } from './backtest.js';
import { type ForecastRequest } from './forecaster.js';
import { dateOfDay } from './slot.js';

/** How far ahead accuracy is told. */
const HORIZON_DAYS = 7;

/**
 * Accuracy up to a week ahead of what a model would have said of the history's last weeks, from the origins that have a whole week after them;
 * undefined where there is none.
 * @example
 * rehearsedAccuracy([{ originDay: 0, leadDays: 1, forecast: 9, actual: 10 }, { originDay: 0, leadDays: 7, forecast: 11, actual: 10 }], { history: [], zone: timeZone('UTC'), intervalMinutes: 30, origin: instant(7 * 86400000), horizon: [] }).byInterval.wape // => 0.1
 */
export function rehearsedAccuracy(
  past: readonly RehearsedPair[],
  { history, zone, intervalMinutes, origin }: ForecastRequest,
): Backtest | undefined {
  const lastDay = past.reduce(
    (last, { originDay, leadDays }) => Math.max(last, originDay + leadDays - 1),
    -Infinity,
  );
  const week = past.filter(
    ({ originDay, leadDays }) => leadDays <= HORIZON_DAYS && originDay + HORIZON_DAYS - 1 <= lastDay,
  );
  if (week.length === 0) return undefined;
  const steps = seasonalSteps(
    history.filter(({ start }) => start < origin),
    zone,
    intervalMinutes,
  );
  const scales = new Map<number, number | undefined>();
  for (const { originDay } of week) {
    if (!scales.has(originDay))
      scales.set(originDay, seasonalNaiveError(steps, localDay(dateOfDay(originDay), zone).start));
  }
  return backtestOf(week.map((pair) => ({ ...pair, scale: scales.get(pair.originDay) })));
}
