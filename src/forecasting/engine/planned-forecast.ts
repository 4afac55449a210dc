import { localDateOf, localDay } from '../../time/zoned-time.js';
import { type AutoReport, explainForecast } from './auto.js';
import { type Forecast, type Forecaster, type ForecastRequest } from './forecaster.js';
import { type LeadPair, type PointWithIntervals, predictionIntervals } from './prediction-intervals.js';
import { REHEARSAL } from './rehearsal.js';
import { dateOfDay, slotOf } from './slot.js';

/** A forecast with prediction intervals and, for `auto`, the reasons. */
export interface PlannedForecast extends Forecast {
  readonly points: readonly PointWithIntervals[];
  readonly report: AutoReport | undefined;
}

/**
 * A forecast with prediction intervals, learned from what the same model would have said of the history's last weeks.
 * @throws RangeError when a level is not above 0 and below 1.
 * @example
 * planForecast({ name: 'none', forecast: () => ({ points: [], flags: [] }) }, { history: [], zone: timeZone('UTC'), intervalMinutes: 30, origin: instant(0), horizon: [] }, [0.8]).points // => []
 */
export function planForecast(
  forecaster: Forecaster,
  request: ForecastRequest,
  levels: readonly number[],
): PlannedForecast {
  const explained = forecaster.name === 'auto' ? explainForecast(request) : undefined;
  const forecast = explained ?? forecaster.forecast(request);
  const pairs = levels.length === 0 ? [] : (explained?.rehearsed ?? rehearseForecaster(forecaster, request));
  return {
    flags: forecast.flags,
    points: predictionIntervals(forecast.points, leadsOf(request), pairs, levels),
    report: explained?.report,
  };
}

/** Days ahead of each interval of the horizon, 1 being the day of the origin. */
function leadsOf({ origin, horizon, zone, intervalMinutes }: ForecastRequest): number[] {
  const first = slotOf(origin, zone, intervalMinutes).day;
  return horizon.map((start) => slotOf(start, zone, intervalMinutes).day - first + 1);
}

/**
 * What any model would have said of the history's last weeks, from rolling origins five days apart.
 * @example
 * rehearseForecaster({ name: 'none', forecast: () => ({ points: [], flags: [] }) }, { history: [], zone: timeZone('UTC'), intervalMinutes: 30, origin: instant(0), horizon: [] }) // => []
 */
export function rehearseForecaster(forecaster: Forecaster, request: ForecastRequest): LeadPair[] {
  const { zone, intervalMinutes } = request;
  const known = request.history.filter(({ start }) => start < request.origin);
  if (known.length === 0) return [];
  const days = known.map(({ start }) => slotOf(start, zone, intervalMinutes).day);
  const [first, last] = days.reduce(
    ([low, high], day) => [Math.min(low, day), Math.max(high, day)],
    [Infinity, -Infinity],
  );
  const pairs: LeadPair[] = [];
  for (let back = 0; back < REHEARSAL.origins; back++) {
    const day = last - back * REHEARSAL.stepDays;
    if (day - first < REHEARSAL.leastDays) break;
    const origin = localDay(dateOfDay(day), zone).start;
    const came = known.filter(
      ({ start }, i) =>
        days[i] >= day &&
        days[i] < day + REHEARSAL.horizonDays &&
        !request.leftOut?.has(localDateOf(start, zone)),
    );
    const horizon = came.map(({ start }) => start);
    const { points } = forecaster.forecast({ ...request, origin, horizon });
    came.forEach(({ start, offered: actual }, i) => {
      const leadDays = slotOf(start, zone, intervalMinutes).day - day + 1;
      pairs.push({ leadDays, forecast: points[i].offered, actual });
    });
  }
  return pairs;
}
