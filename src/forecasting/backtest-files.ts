import { SystemClock } from '../time/clock.js';
import { SECOND_MS } from '../time/instant.js';
import { addDays, localDateOf, localDay, type LocalDate } from '../time/zoned-time.js';
import { accuracyOf, seasonalNaiveError, seasonalSteps } from './engine/accuracy.js';
import { weeklyOrigins } from './engine/backtest.js';
import { type Forecaster, type KnownCalendar, type Observation } from './engine/forecaster.js';
import { withoutDays } from './engine/left-out.js';
import { planForecast } from './engine/planned-forecast.js';
import { type PointWithIntervals } from './engine/prediction-intervals.js';
import { chooseForecaster, FORECASTERS } from './engine/registry.js';
import {
  type ForecastFileRequest,
  holidaysBetween,
  readFileHistory,
  type Report,
  reportUnknown,
} from './forecast-files.js';
import { fileUnusable } from './forecasting.errors.js';

export interface BacktestFileRequest extends Pick<
  ForecastFileRequest,
  'historyFile' | 'intervalMinutes' | 'zone' | 'holidays' | 'leftOut' | 'dateOrder' | 'keepGood'
> {
  /** Origins, a week apart; the last one leaves room for the horizon. */
  readonly originCount: number;
  readonly horizonDays: number;
  /** Only this one; all when not given. */
  readonly model?: string;
}

/** Shares, not percentages; null where a measure has no meaning. */
export interface ModelScore {
  readonly model: string;
  readonly wape: number | null;
  readonly bias: number | null;
  readonly mase: number | null;
  readonly noiseFloor: number | null;
  /** Share of what came that lay within the prediction intervals. */
  readonly coverage80: number | null;
  readonly coverage95: number | null;
  /** For all origins, prediction intervals included. */
  readonly seconds: number;
}

export interface BacktestScores {
  readonly origins: readonly LocalDate[];
  readonly horizonDays: number;
  readonly models: readonly ModelScore[];
}

const LEVELS = [0.8, 0.95];
/** Origins with less history before them would measure the start, not the model. */
const WARM_UP_DAYS = 28;

/**
 * Every model on the past of a file: forecasts from origins a week apart with nothing but what was known then. Days that are left out are
 * neither learned from nor compared.
 * @throws UserError when the file cannot be used or is too short.
 */
export async function backtestFile(request: BacktestFileRequest, report: Report): Promise<BacktestScores> {
  const { observations, incomplete } = await readFileHistory(request, report);
  if (incomplete > 0) report(`note: ${incomplete} incomplete intervals of the history were left out.`);
  const { zone, historyFile, horizonDays, originCount, leftOut } = request;
  reportUnknown(leftOut, observations, zone, report);
  const first = localDateOf(observations[0].start, zone);
  const end = addDays(localDateOf(observations[observations.length - 1].start, zone), 1);
  const origins = weeklyOrigins(end, horizonDays, originCount).filter(
    (date) => date >= addDays(first, WARM_UP_DAYS),
  );
  if (origins.length === 0) {
    throw fileUnusable(
      historyFile,
      `is too short: a backtest needs ${WARM_UP_DAYS} days before the first origin. Ask for a shorter horizon.`,
    );
  }
  if (origins.length < originCount) report(`note: the history has room for ${origins.length} origins.`);
  const calendar = { ...holidaysBetween(request, observations, end), leftOut };
  const models = FORECASTERS.filter(({ name }) => request.model === undefined || name === request.model);
  return {
    origins,
    horizonDays,
    models: models.map(({ name }) =>
      score(
        chooseForecaster(name).forecaster,
        request,
        withoutDays(observations, zone, leftOut),
        calendar,
        origins,
      ),
    ),
  };
}

/** How long a model takes is part of its score. */
const STOPWATCH = new SystemClock();

function score(
  forecaster: Forecaster,
  request: BacktestFileRequest,
  observations: readonly Observation[],
  calendar: KnownCalendar,
  origins: readonly LocalDate[],
): ModelScore {
  const { zone, intervalMinutes, horizonDays } = request;
  const steps = seasonalSteps(observations, zone, intervalMinutes);
  const pairs: { forecast: number; actual: number; scaled: number | undefined; point: PointWithIntervals }[] =
    [];
  const started = STOPWATCH.now();
  for (const date of origins) {
    const origin = localDay(date, zone).start;
    const end = localDay(addDays(date, horizonDays), zone).start;
    const history = observations.filter(({ start }) => start < origin);
    const came = observations.filter(({ start }) => start >= origin && start < end);
    const horizon = came.map(({ start }) => start);
    const { points } = planForecast(
      forecaster,
      { ...calendar, history, zone, intervalMinutes, origin, horizon },
      LEVELS,
    );
    const scale = seasonalNaiveError(steps, origin);
    came.forEach(({ offered: actual }, i) => {
      const forecast = points[i].offered;
      const scaled = scale === undefined || scale === 0 ? undefined : Math.abs(forecast - actual) / scale;
      pairs.push({ forecast, actual, scaled, point: points[i] });
    });
  }
  const seconds = (STOPWATCH.now() - started) / SECOND_MS;
  const { wape = null, bias = null, noiseFloor = null } = accuracyOf(pairs);
  const scaled = pairs.map((pair) => pair.scaled).filter((value) => value !== undefined);
  const within = (level: number): number | null => {
    const inside = pairs.filter(({ actual, point }) => {
      const { low, high } = point.intervals[level];
      return actual >= low && actual <= high;
    });
    return pairs.length === 0 ? null : inside.length / pairs.length;
  };
  return {
    model: forecaster.name,
    wape,
    bias,
    mase: scaled.length === 0 ? null : scaled.reduce((sum, value) => sum + value, 0) / scaled.length,
    noiseFloor,
    coverage80: within(0),
    coverage95: within(1),
    seconds,
  };
}
