import { type Instant } from '../time/instant.js';
import { type GridMinutes, QUARTER_HOUR } from '../time/interval-grid.js';
import { localDateOf, type LocalDate } from '../time/zoned-time.js';
import { type Queue } from '../workforce/workforce.js';
import { backtest, type Backtest, weeklyOrigins } from './engine/backtest.js';
import { dayIntervals } from './engine/day-intervals.js';
import { type Forecaster, type ForecastFlag, type Observation } from './engine/forecaster.js';
import { coarsen } from './engine/history-interval.js';
import { type ForecastRow } from './forecast-version.js';

export interface ForecastInputs {
  readonly queue: Queue;
  readonly forecaster: Forecaster;
  readonly intervals: readonly Observation[];
  readonly historyMinutes: GridMinutes | undefined;
  readonly intervalMinutes?: GridMinutes;
  readonly holidays: ReadonlySet<LocalDate>;
  readonly cutOff: Instant;
  readonly from: LocalDate;
  readonly days: number;
}

export interface MadeForecast {
  readonly intervalMinutes: GridMinutes;
  readonly rows: readonly ForecastRow[];
  readonly flags: readonly ForecastFlag[];
  readonly accuracy: Backtest | null;
}

/** How the accuracy of a model is measured: a week ahead, from each of so many past weeks. */
const ORIGINS = 6;
const HORIZON_DAYS = 7;
/** Origins with less history than this would measure the start, not the model. */
const WARM_UP_DAYS = 28;

/** A forecast of whole days from what is known at the cut-off, with the model's accuracy up to then. */
export function makeForecast(inputs: ForecastInputs): MadeForecast {
  const { queue, historyMinutes = QUARTER_HOUR, from, days, cutOff: origin, holidays } = inputs;
  const intervalMinutes = inputs.intervalMinutes ?? widerThanFive(historyMinutes);
  const { observations: history } = coarsen(inputs.intervals, queue.zone, historyMinutes, intervalMinutes);
  const request = { history, zone: queue.zone, intervalMinutes, holidays };
  const horizon = dayIntervals(from, days, queue.zone, intervalMinutes);
  const { points, flags } = inputs.forecaster.forecast({ ...request, origin, horizon });
  return {
    intervalMinutes,
    rows: points.filter(({ basis }) => basis !== 'closed'),
    flags,
    accuracy: accuracyOf({ ...request, forecaster: inputs.forecaster }, origin),
  };
}

/** Rosters are planned in quarter-hours: five minutes would only add noise. */
function widerThanFive(historyMinutes: GridMinutes): GridMinutes {
  return historyMinutes < QUARTER_HOUR ? QUARTER_HOUR : historyMinutes;
}

function accuracyOf(
  request: Omit<Parameters<typeof backtest>[0], 'origins' | 'horizonDays'>,
  cutOff: Instant,
): Backtest | null {
  const { history, zone } = request;
  if (history.length === 0) return null;
  const first = history.reduce((least, { start }) => (start < least ? start : least), history[0].start);
  const warm = (first + WARM_UP_DAYS * 86_400_000) as Instant;
  const end = localDateOf(cutOff, zone);
  const origins = weeklyOrigins(end, HORIZON_DAYS, ORIGINS).filter((date) => date >= localDateOf(warm, zone));
  const measured = backtest({ ...request, origins, horizonDays: HORIZON_DAYS, chooseOnce: true });
  return measured.origins === 0 ? null : measured;
}
