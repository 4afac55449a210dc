import { localDateOf, localDay } from '../../time/zoned-time.js';
import { accuracyOf } from './accuracy.js';
import { type ExplainedForecast, explainForecast, type HorizonChoice, type RehearsedPair } from './auto.js';
import { type Forecast, type Forecaster, type ForecastRequest } from './forecaster.js';
import { horizonClass } from './horizon-class.js';
import { followOpeningHours, withReferenceDays } from './opening-changes.js';
import { type PointWithIntervals, predictionIntervals } from './prediction-intervals.js';
import { REHEARSAL } from './rehearsal.js';
import { dateOfDay, slotOf } from './slot.js';

/** What was chosen for a class of horizons, and what a perfect forecast would still have missed there. */
export interface MeasuredChoice extends HorizonChoice {
  readonly noiseFloor: number | undefined;
}

/** Why `auto` says what it says. */
export interface ChoiceReport {
  /** Past origins that the models were compared from; 0 where the history is too short. */
  readonly origins: number;
  readonly horizons: readonly MeasuredChoice[];
}

/** A forecast with prediction intervals and, for `auto`, the reasons. */
export interface PlannedForecast extends Forecast {
  readonly points: readonly PointWithIntervals[];
  /** What the model would have said of the history's last weeks; from few intervals the prediction intervals are a guess. */
  readonly past: readonly RehearsedPair[];
  readonly report: ChoiceReport | undefined;
}

/**
 * A forecast that follows changed opening hours, with prediction intervals, learned from what the same model would have said of the history's last weeks.
 * @throws RangeError when a level is not above 0 and below 1.
 * @example
 * planForecast({ name: 'none', forecast: () => ({ points: [], flags: [] }) }, { history: [], zone: timeZone('UTC'), intervalMinutes: 30, origin: instant(0), horizon: [] }, [0.8]).points // => []
 */
export function planForecast(
  forecaster: Forecaster,
  request: ForecastRequest,
  levels: readonly number[],
): PlannedForecast {
  const asked = withReferenceDays(request);
  const explained = forecaster.name === 'auto' ? explainForecast(asked) : undefined;
  const forecast = followOpeningHours(request, explained ?? forecaster.forecast(asked));
  const past = explained?.foretold ?? (levels.length === 0 ? [] : rehearseForecaster(forecaster, request));
  const misses = explained?.rehearsed ?? past;
  return {
    flags: forecast.flags,
    points: predictionIntervals(forecast.points, leadsOf(request), misses, levels),
    past,
    report: explained === undefined ? undefined : withNoiseFloors(explained),
  };
}

function withNoiseFloors({ report, rehearsed }: ExplainedForecast): ChoiceReport {
  const horizons = report.horizons.map((choice) => {
    const pairs = rehearsed.filter(({ leadDays }) => horizonClass(leadDays) === choice.horizon);
    return { ...choice, noiseFloor: accuracyOf(pairs).noiseFloor };
  });
  return { ...report, horizons };
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
export function rehearseForecaster(forecaster: Forecaster, request: ForecastRequest): RehearsedPair[] {
  const { zone, intervalMinutes } = request;
  const known = request.history.filter(({ start }) => start < request.origin);
  if (known.length === 0) return [];
  const days = known.map(({ start }) => slotOf(start, zone, intervalMinutes).day);
  const [first, last] = days.reduce(
    ([low, high], day) => [Math.min(low, day), Math.max(high, day)],
    [Infinity, -Infinity],
  );
  const pairs: RehearsedPair[] = [];
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
      const { offered: forecast, doubt } = points[i];
      pairs.push({ originDay: day, leadDays, forecast, actual, doubt });
    });
  }
  return pairs;
}
