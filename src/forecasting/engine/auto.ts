import { slotAverage, weighted } from './average-models.js';
import { calendarEffects } from './calendar-effects.js';
import { type DayTable, dayTable } from './day-table.js';
import { type Forecast, type Forecaster, type ForecastRequest } from './forecaster.js';
import { harmonicRegression } from './harmonic-regression.js';
import { HORIZON_CLASSES, horizonClass, type HorizonClass } from './horizon-class.js';
import { levelProfile } from './level-profile.js';
import { lowVolume } from './low-volume.js';
import { REHEARSAL, rehearse, type RehearsedDay } from './rehearsal.js';
import { stlEts } from './stl-ets.js';
import { assemble, cleanTable, LEAST_DAYS, type TableModel } from './table-model.js';
import { weekdayAverage } from './weekday-average.js';

/** One model in the automatic choice. */
export interface CandidateScore {
  readonly model: string;
  /** Share of the forecast that it makes up. */
  readonly weight: number;
  /** On the rehearsal's origins; undefined when nothing came to compare with. */
  readonly wape: number | undefined;
}

/** What was chosen for a class of horizons, and why. */
export interface HorizonChoice {
  readonly horizon: HorizonClass;
  /** Past days compared, over all origins. */
  readonly days: number;
  /** WAPE of the choice on the same days. */
  readonly wape: number | undefined;
  /** The best of the simple averages on the same days. */
  readonly simple: { readonly model: string; readonly wape: number } | undefined;
  /** Every candidate, the heaviest first. */
  readonly candidates: readonly CandidateScore[];
}

export interface AutoReport {
  readonly origins: number;
  readonly horizons: readonly HorizonChoice[];
}

/** A forecast with the reasons for it and, for its uncertainty, what the same mixture would have said in the past. */
export interface ExplainedForecast extends Forecast {
  readonly report: AutoReport;
  readonly rehearsed: readonly RehearsedPair[];
  /** The same past with weights from what had come before each origin: what the mixture would have said then. */
  readonly foretold: readonly RehearsedPair[];
}

/** A past forecast of the mixture beside what came. */
export interface RehearsedPair {
  readonly leadDays: number;
  readonly originDay: number;
  readonly forecast: number;
  readonly actual: number;
  /** Of a special day: see `DayFigures`. */
  readonly doubt?: number;
}

interface Candidate {
  readonly model: TableModel;
  /** Part of the robust average that the choice is drawn towards. */
  readonly robust: boolean;
  readonly simple: boolean;
}

const CANDIDATES: readonly Candidate[] = [
  { model: slotAverage('seasonal-naive', 1, 0), robust: false, simple: true },
  { model: slotAverage('weekday-average', 6, 0), robust: false, simple: true },
  { model: slotAverage('weekday-exponential', 12, 0.3), robust: false, simple: true },
  { model: slotAverage('slow-average', 26, 0.1), robust: true, simple: true },
  { model: levelProfile(), robust: true, simple: false },
  { model: harmonicRegression(), robust: true, simple: false },
  { model: stlEts(), robust: false, simple: false },
  { model: lowVolume(), robust: false, simple: false },
];

const MODELS: readonly TableModel[] = CANDIDATES.map(({ model }) => model);

/** How strongly a smaller WAPE is preferred: 5 % less of it weighs twice and a half as much. */
const SHARPNESS = 18;
/** What the past has to say at least and at most; a few past weeks tell close models apart only by chance. */
const LEAST_TRUST = 0.25;
const MOST_TRUST = 0.9;
/** The robust average may miss so much more than the best model before it is doubted, and so much more until it is abandoned. */
const DOUBTED_FROM = 0.02;
const DOUBTED_RANGE = 0.1;

/**
 * The automatic choice: every candidate forecasts the series' own past from rolling origins; for each class of horizons they are mixed by how
 * little they missed, drawn towards the mean of a slow average, level x profile and harmonic regression, which lost badly nowhere.
 * Sources: weights from past errors, J. M. Bates and C. W. J. Granger (1969); drawn towards equal weights, R. T. Clemen, International Journal of
 * Forecasting 5 (1989).
 * @example
 * autoForecaster().name // => 'auto'
 */
export function autoForecaster(): Forecaster {
  return {
    name: 'auto',
    forecast: (request) => {
      const { points, flags } = explainForecast(request);
      return { points, flags };
    },
  };
}

function mixedForecast(request: ForecastRequest, table: DayTable, weights: Weights): Forecast {
  if (table.days < LEAST_DAYS) return weekdayAverage(6).forecast(request);
  const effects = calendarEffects(table);
  const clean = cleanTable(effects);
  const forecasts = MODELS.map((model) => model.fit(clean));
  const end = table.first + table.days;
  const mixture = weighted(clean.width, forecasts, (day) => weights[horizonClass(day - end + 1)]);
  return assemble(request, effects, mixture);
}

/**
 * The automatic forecast with its report. Less than three weeks of history are answered by the plain mean of the weekday, without a report.
 * @example
 * explainForecast({ history: [], zone: timeZone('UTC'), intervalMinutes: 30, origin: instant(0), horizon: [] }).report // => { origins: 0, horizons: [] }
 */
export function explainForecast(request: ForecastRequest): ExplainedForecast {
  const table = dayTable(request);
  const days = table.days < LEAST_DAYS ? [] : rehearse(table, MODELS, REHEARSAL);
  const weights = weightsFrom(days);
  return {
    ...mixedForecast(request, table, weights),
    report: {
      origins: new Set(days.map(({ originDay }) => originDay)).size,
      horizons:
        table.days < LEAST_DAYS
          ? []
          : HORIZON_CLASSES.map((horizon) => choice(horizon, days, weights[horizon])),
    },
    // For uncertainty no origin judges itself; for accuracy none knows what came later.
    rehearsed: rehearsedPairs(days, (day, origin) => day.originDay !== origin),
    foretold: rehearsedPairs(days, (day, origin) => day.originDay + day.leadDays <= origin),
  };
}

type Weights = Readonly<Record<HorizonClass, readonly number[]>>;

function weightsFrom(days: readonly RehearsedDay[]): Weights {
  const of = (horizon: HorizonClass): number[] =>
    weigh(days.filter((day) => horizonClass(day.leadDays) === horizon));
  return { day: of('day'), week: of('week'), 'four-weeks': of('four-weeks') };
}

/** Each origin is answered with the weights that the days give which count for it. */
function rehearsedPairs(
  days: readonly RehearsedDay[],
  counts: (day: RehearsedDay, origin: number) => boolean,
): RehearsedPair[] {
  const origins = [...new Set(days.map(({ originDay }) => originDay))];
  return origins.flatMap((origin) => {
    const weights = weightsFrom(days.filter((day) => counts(day, origin)));
    return days
      .filter(({ originDay }) => originDay === origin)
      .flatMap((day) => pairsOf(day, weights[horizonClass(day.leadDays)]));
  });
}

function weigh(days: readonly RehearsedDay[]): number[] {
  const robust = CANDIDATES.map((candidate) => (candidate.robust ? 1 : 0));
  const equal = robust.map((part) => part / robust.filter((other) => other === 1).length);
  const misses = CANDIDATES.map((_, m) => missOf(days, (day) => day.forecasts[m]));
  const least = Math.min(...misses);
  if (days.length === 0 || !(least > 0)) return equal;
  const raw = misses.map((miss) => (least / miss) ** SHARPNESS);
  const sum = raw.reduce((total, weight) => total + weight, 0);
  const lag = missOf(days, (day) => mix(day, equal)) / least - 1;
  const doubt = Math.max(0, Math.min(1, (lag - DOUBTED_FROM) / DOUBTED_RANGE));
  const trust = LEAST_TRUST + (MOST_TRUST - LEAST_TRUST) * doubt;
  return raw.map((weight, m) => (trust * weight) / sum + (1 - trust) * equal[m]);
}

function missOf(days: readonly RehearsedDay[], said: (day: RehearsedDay) => Float64Array): number {
  let miss = 0;
  for (const day of days) {
    const forecast = said(day);
    day.actual.forEach((actual, i) => {
      if (!Number.isNaN(actual)) miss += Math.abs(forecast[i] - actual);
    });
  }
  return miss;
}

function mix(day: RehearsedDay, weights: readonly number[]): Float64Array {
  return day.actual.map((_, i) => weights.reduce((sum, weight, m) => sum + weight * day.forecasts[m][i], 0));
}

function choice(
  horizon: HorizonClass,
  all: readonly RehearsedDay[],
  weights: readonly number[],
): HorizonChoice {
  const days = all.filter((day) => horizonClass(day.leadDays) === horizon);
  const came = days.reduce(
    (sum, { actual }) => sum + actual.reduce((total, count) => total + (count || 0), 0),
    0,
  );
  const wape = (miss: number): number | undefined => (came > 0 ? miss / came : undefined);
  const candidates = CANDIDATES.map(({ model }, m) => ({
    model: model.name,
    weight: weights[m],
    wape: wape(missOf(days, (day) => day.forecasts[m])),
  }));
  const [simple] = candidates
    .filter((candidate, m) => CANDIDATES[m].simple && candidate.wape !== undefined)
    .sort((a, b) => (a.wape ?? 0) - (b.wape ?? 0));
  return {
    horizon,
    days: days.length,
    wape: wape(missOf(days, (day) => mix(day, weights))),
    simple: simple?.wape === undefined ? undefined : { model: simple.model, wape: simple.wape },
    candidates: candidates.sort((a, b) => b.weight - a.weight),
  };
}

function pairsOf(day: RehearsedDay, weights: readonly number[]): RehearsedPair[] {
  const { leadDays, originDay, doubt } = day;
  const mixed = mix(day, weights);
  return [...day.actual].flatMap((actual, i) =>
    Number.isNaN(actual) ? [] : [{ leadDays, originDay, forecast: mixed[i], actual, doubt }],
  );
}
