import { type Instant } from '../time/instant.js';
import { type GridMinutes, QUARTER_HOUR } from '../time/interval-grid.js';
import { type LocalDate, type TimeZone } from '../time/zoned-time.js';
import { type AbandonedObservation, forecastAbandonShare, meanPatience } from './engine/abandonment.js';
import { type Backtest } from './engine/backtest.js';
import { dayIntervals } from './engine/day-intervals.js';
import { type ForecastFlag, type KnownCalendar } from './engine/forecaster.js';
import { type AverageRequest, forecastAverage, type WeightedObservation } from './engine/handle-time.js';
import { coarsen } from './engine/history-interval.js';
import { withoutDays } from './engine/left-out.js';
import { type ChoiceReport, planForecast } from './engine/planned-forecast.js';
import { LEAST_PAIRS } from './engine/prediction-intervals.js';
import { chooseForecaster, type ForecasterParameters } from './engine/registry.js';
import { rehearsedAccuracy } from './engine/rehearsed-accuracy.js';
import { type ForecastRow } from './forecast-version.js';
import { type HistoryInterval } from './history.js';

/** A forecast to make, as it travels to the thread that makes it: plain data. */
export interface ForecastTask {
  readonly model: string;
  readonly parameters: ForecasterParameters;
  readonly zone: TimeZone;
  readonly intervals: readonly HistoryInterval[];
  readonly historyMinutes: GridMinutes | undefined;
  readonly intervalMinutes?: GridMinutes;
  readonly calendar: KnownCalendar;
  readonly cutOff: Instant;
  readonly from: LocalDate;
  readonly days: number;
}

export interface MadeForecast {
  readonly intervalMinutes: GridMinutes;
  readonly rows: readonly ForecastRow[];
  readonly flags: readonly ForecastFlag[];
  readonly accuracy: Backtest | null;
  readonly choice: ChoiceReport | null;
  readonly patienceSeconds: number | null;
}

/** Of the prediction intervals that are kept. */
const LEVELS = [0.8, 0.95];
/**
 * A forecast of whole days from what is known at the cut-off, with the model's accuracy up to then.
 * @throws RangeError when a value of the task cannot be.
 */
export function makeForecast(task: ForecastTask): MadeForecast {
  const { zone, historyMinutes = QUARTER_HOUR, cutOff: origin, calendar } = task;
  const { forecaster } = chooseForecaster(task.model, task.parameters);
  const intervalMinutes = task.intervalMinutes ?? widerThanFive(historyMinutes);
  const { observations: history } = coarsen(task.intervals, zone, historyMinutes, intervalMinutes);
  const request = { ...calendar, history, zone, intervalMinutes };
  const horizon = dayIntervals(task.from, task.days, zone, intervalMinutes);
  const planned = planForecast(forecaster, { ...request, origin, horizon }, LEVELS);
  const open = planned.points.filter(({ basis }) => basis !== 'closed');
  const learned = withoutDays(task.intervals, zone, calendar.leftOut);
  const averages = averagesOf(learned, {
    zone,
    intervalMinutes,
    origin,
    horizon: open.map(({ start }) => start),
  });
  return {
    intervalMinutes,
    rows: open.map((point, i) => ({
      ...point,
      ...averages[i],
      intervals: planned.past.length < LEAST_PAIRS ? [] : point.intervals,
    })),
    flags: planned.flags,
    accuracy: rehearsedAccuracy(planned.past, { ...request, origin, horizon }) ?? null,
    choice: planned.report ?? null,
    patienceSeconds: patienceOf(learned, origin),
  };
}

type Averages = Pick<ForecastRow, 'averageHandleTimeSeconds' | 'abandonShare'>;

function averagesOf(
  intervals: readonly HistoryInterval[],
  request: Omit<AverageRequest, 'history'>,
): Averages[] {
  const handleTimes = forecastAverage({ ...request, history: intervals.flatMap(handleTimeOf) });
  const shares = forecastAbandonShare({ ...request, history: intervals.flatMap(abandonedOf) });
  return handleTimes.map(({ value }, i) => ({
    averageHandleTimeSeconds: value ?? null,
    abandonShare: shares[i].value ?? null,
  }));
}

function handleTimeOf({
  start,
  averageHandleTimeSeconds,
  ...counts
}: HistoryInterval): WeightedObservation[] {
  // Contacts take time: a zero says that nobody measured it.
  if (averageHandleTimeSeconds === null || averageHandleTimeSeconds <= 0) return [];
  const contacts = counts.handled ?? counts.offered - (counts.abandoned ?? 0);
  return [{ start, value: averageHandleTimeSeconds, contacts }];
}

function abandonedOf({ start, offered, abandoned }: HistoryInterval): AbandonedObservation[] {
  return abandoned === null ? [] : [{ start, offered, abandoned }];
}

function patienceOf(intervals: readonly HistoryInterval[], origin: Instant): number | null {
  const waits = intervals.flatMap((interval) => {
    const { waitSeconds } = interval;
    return waitSeconds === null ? [] : abandonedOf(interval).map((one) => ({ ...one, waitSeconds }));
  });
  return meanPatience(waits, origin) ?? null;
}

/** Rosters are planned in quarter-hours: five minutes would only add noise. */
function widerThanFive(historyMinutes: GridMinutes): GridMinutes {
  return historyMinutes < QUARTER_HOUR ? QUARTER_HOUR : historyMinutes;
}
