import { createReadStream, existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { explainForecast } from '../src/forecasting/engine/auto.js';
import {
  type ForecastRequest,
  type KnownCalendar,
  type Observation,
} from '../src/forecasting/engine/forecaster.js';
import { learnDayErrors, type PastDay, reforecastDay } from '../src/forecasting/engine/intraday.js';
import { predictionIntervals } from '../src/forecasting/engine/prediction-intervals.js';
import { chooseForecaster, FORECASTERS } from '../src/forecasting/engine/registry.js';
import { readHistoryCsv } from '../src/forecasting/history-file.js';
import { type Instant, instant } from '../src/time/instant.js';
import { type GridMinutes } from '../src/time/interval-grid.js';
import {
  addDays,
  daysBetween,
  localDate,
  localDateOf,
  localDay,
  type LocalDate,
  timeZone,
  type TimeZone,
} from '../src/time/zoned-time.js';
import { holidayCalendar, publicHolidays } from '../src/workforce/holidays.js';

/*
 * Rolling origins on real series: from every origin with twelve weeks before it each model forecasts what it may know nothing of. A day ahead
 * from every third day, a week and four weeks ahead from every seventh.
 */

interface Series {
  readonly name: string;
  readonly zone: TimeZone;
  readonly country: string;
  readonly year: number;
}

const folder = '../shared/reference/calls';
const SERIES: readonly Series[] = [
  { name: 'bank_na_2003_30min', zone: timeZone('America/New_York'), country: 'US', year: 2003 },
  { name: 'bank_na_2003_15min', zone: timeZone('America/New_York'), country: 'US', year: 2003 },
  { name: 'bank_il_1999_30min', zone: timeZone('Asia/Jerusalem'), country: 'IL', year: 1999 },
];
const HORIZONS = [
  { name: 'day', days: 1, step: 3 },
  { name: 'week', days: 7, step: 7 },
  { name: 'fourWeeks', days: 28, step: 7 },
] as const;
const WARM_UP_DAYS = 84;
const LEVELS = [0.8, 0.95];
const YARDSTICK = 'weekday-exponential';
/** The same yardstick as a spreadsheet has it: without a calendar of holidays. */
const PLAIN = 'weekday-exponential without holidays';
const SIMPLE = ['seasonal-naive', 'weekday-average', YARDSTICK, PLAIN];

interface Loaded {
  readonly series: Series;
  readonly history: readonly Observation[];
  readonly intervalMinutes: GridMinutes;
  readonly calendar: KnownCalendar;
  readonly actual: ReadonlyMap<Instant, number>;
  readonly first: LocalDate;
  /** The day after the last one. */
  readonly end: LocalDate;
}

class Tally {
  miss = 0;
  came = 0;
  signed = 0;
  seconds = 0;

  add(forecast: number, actual: number): void {
    this.miss += Math.abs(forecast - actual);
    this.signed += forecast - actual;
    this.came += actual;
  }
}

class Coverage {
  private readonly inside = LEVELS.map(() => 0);
  private all = 0;

  add(actual: number, intervals: readonly { readonly low: number; readonly high: number }[]): void {
    this.all++;
    intervals.forEach(({ low, high }, i) => (this.inside[i] += actual >= low && actual <= high ? 1 : 0));
  }

  shares(): Record<string, number | null> {
    return Object.fromEntries(LEVELS.map((level, i) => [100 * level, rounded(this.inside[i] / this.all)]));
  }
}

const rounded = (value: number): number | null =>
  Number.isFinite(value) ? Math.round(value * 1e4) / 1e4 : null;

async function load(series: Series): Promise<Loaded> {
  const file = `${folder}/${series.name}.csv`;
  const { records, intervalMinutes } = await readHistoryCsv(createReadStream(file), file, {
    zone: series.zone,
  });
  if (intervalMinutes === undefined) throw new Error(`${file}: no interval found`);
  return {
    series,
    history: records,
    intervalMinutes,
    calendar: holidayCalendar(publicHolidays(series.country, series.year, series.year)),
    actual: new Map(records.map(({ start, offered }) => [start, offered])),
    first: localDateOf(records[0].start, series.zone),
    end: addDays(localDateOf(records[records.length - 1].start, series.zone), 1),
  };
}

function requestFrom(loaded: Loaded, date: LocalDate, days: number): ForecastRequest {
  const { zone } = loaded.series;
  const origin = localDay(date, zone).start;
  const end = localDay(addDays(date, days), zone).start;
  return {
    history: loaded.history.filter(({ start }) => start < origin),
    zone,
    intervalMinutes: loaded.intervalMinutes,
    origin,
    horizon: loaded.history.filter(({ start }) => start >= origin && start < end).map(({ start }) => start),
    ...loaded.calendar,
  };
}

function originsFor(loaded: Loaded, days: number, step: number): LocalDate[] {
  const origins: LocalDate[] = [];
  const least = addDays(loaded.first, WARM_UP_DAYS);
  for (let date = addDays(loaded.end, -days); date >= least; date = addDays(date, -step)) origins.push(date);
  return origins.reverse();
}

/** Past days of the rehearsal up to three days ahead, as the intraday update learns from them. */
function pastDays(loaded: Loaded, rehearsed: ReturnType<typeof explainForecast>['rehearsed']): PastDay[] {
  const days = new Map<string, { start: Instant; forecast: number; actual: number }[]>();
  for (const { originDay, leadDays, forecast, actual } of rehearsed) {
    if (leadDays > 3) continue;
    const key = `${originDay} ${leadDays}`;
    const day = days.get(key) ?? [];
    day.push({ start: instant(day.length * loaded.intervalMinutes * 60_000), forecast, actual });
    days.set(key, day);
  }
  return [...days.values()];
}

/** After a third of the day's contacts have come. */
function tallyRestOfDay(
  loaded: Loaded,
  { points, rehearsed }: ReturnType<typeof explainForecast>,
  morning: Tally,
  updated: Tally,
): void {
  const came = points.map(({ start }) => loaded.actual.get(start) ?? 0);
  const total = came.reduce((sum, offered) => sum + offered, 0);
  let [seen, count] = [0, 0];
  for (; count < points.length && seen < total / 3; count++) seen += came[count];
  const actuals = points.slice(0, count).map(({ start }, i) => ({ start, offered: came[i] }));
  const errors = learnDayErrors(pastDays(loaded, rehearsed));
  for (const point of reforecastDay({ morning: points, actuals, errors }).rest) {
    const actual = loaded.actual.get(point.start) ?? 0;
    morning.add(point.morning, actual);
    updated.add(point.offered, actual);
  }
}

function measureHorizon(loaded: Loaded, horizon: (typeof HORIZONS)[number]): object {
  const origins = originsFor(loaded, horizon.days, horizon.step);
  const tallies = new Map<string, Tally>();
  const coverage = new Coverage();
  const [morning, updated] = [new Tally(), new Tally()];
  const note = (
    name: string,
    request: ForecastRequest,
    points: readonly { offered: number }[],
    seconds: number,
  ) => {
    const tally = tallies.get(name) ?? new Tally();
    tallies.set(name, tally);
    tally.seconds += seconds;
    request.horizon.forEach((start, i) => tally.add(points[i].offered, loaded.actual.get(start) ?? 0));
  };
  for (const date of origins) {
    const request = requestFrom(loaded, date, horizon.days);
    if (request.horizon.length === 0) continue;
    for (const { name } of FORECASTERS.filter((entry) => entry.name !== 'auto')) {
      const started = performance.now();
      const { points } = chooseForecaster(name).forecaster.forecast(request);
      note(name, request, points, (performance.now() - started) / 1000);
    }
    const plain = chooseForecaster(YARDSTICK).forecaster.forecast({ ...request, holidays: new Set() });
    note(PLAIN, request, plain.points, 0);
    const started = performance.now();
    const auto = explainForecast(request);
    note('auto', request, auto.points, (performance.now() - started) / 1000);
    const leads = request.horizon.map((start) => daysBetween(date, localDateOf(start, request.zone)) + 1);
    predictionIntervals(auto.points, leads, auto.rehearsed, LEVELS).forEach(({ start, intervals }) =>
      coverage.add(loaded.actual.get(start) ?? 0, intervals),
    );
    if (horizon.days === 1) tallyRestOfDay(loaded, auto, morning, updated);
  }
  const wape = (name: string): number => {
    const { miss, came } = tallies.get(name) ?? new Tally();
    return miss / came;
  };
  const bestSimple = Math.min(...SIMPLE.map(wape));
  return {
    horizon: horizon.name,
    origins: origins.length,
    models: Object.fromEntries(
      [...tallies].map(([name, tally]) => [
        name,
        {
          wape: rounded(tally.miss / tally.came),
          bias: rounded(tally.signed / tally.came),
          ratio: rounded(wape(name) / wape(YARDSTICK)),
          ratioWithoutHolidays: rounded(wape(name) / wape(PLAIN)),
          secondsPerForecast: rounded(tally.seconds / origins.length),
        },
      ]),
    ),
    autoAgainstBestSimple: rounded(wape('auto') / bestSimple),
    coverage: coverage.shares(),
    ...(horizon.days === 1
      ? {
          restOfDay: {
            morning: rounded(morning.miss / morning.came),
            updated: rounded(updated.miss / updated.came),
            ratio: rounded(updated.miss / morning.miss),
          },
        }
      : {}),
  };
}

/** 26 weeks of quarter-hours, day and night: the longest that a planner waits for one queue. */
function measureSpeed(): object {
  const zone = timeZone('Europe/London');
  const start = localDay(localDate('2026-01-05'), zone).start;
  const origin = localDay(addDays(localDate('2026-01-05'), 182), zone).start;
  const history: Observation[] = [];
  for (let at: number = start, i = 0; at < origin; at += 900_000, i++) {
    const day = 40 + 30 * Math.sin((2 * Math.PI * (i % 96)) / 96) + 5 * (Math.floor(i / 96) % 7);
    history.push({
      start: instant(at),
      offered: Math.round(day + 7 * Math.sin(i * 12.9898) * Math.cos(i * 78.233)),
    });
  }
  const horizon = Array.from({ length: 28 * 96 }, (_, i) => instant(origin + i * 900_000));
  const before = process.memoryUsage().rss;
  const started = performance.now();
  explainForecast({ history, zone, intervalMinutes: 15, origin, horizon });
  return {
    intervals: history.length,
    seconds: rounded((performance.now() - started) / 1000),
    megabytesMore: Math.round((process.memoryUsage().rss - before) / 1e6),
    megabytes: Math.round(process.memoryUsage().rss / 1e6),
  };
}

const speed = measureSpeed();
const results: object[] = [];
for (const series of SERIES) {
  if (!existsSync(`${folder}/${series.name}.csv`)) continue;
  const loaded = await load(series);
  results.push({ series: series.name, horizons: HORIZONS.map((horizon) => measureHorizon(loaded, horizon)) });
}
process.stdout.write(`${JSON.stringify({ bench: 'forecast', yardstick: YARDSTICK, speed, results })}\n`);
