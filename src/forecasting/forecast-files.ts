import { open, writeFile } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import { type GridMinutes } from '../time/interval-grid.js';
import { type Instant } from '../time/instant.js';
import {
  addDays,
  localDateOf,
  localDay,
  type LocalDate,
  localTimeOf,
  type TimeZone,
} from '../time/zoned-time.js';
import { holidayCalendar, publicHolidays } from '../workforce/holidays.js';
import { explainFileFault } from './csv-pipe.js';
import { dayIntervals } from './engine/day-intervals.js';
import { type KnownCalendar, type Observation } from './engine/forecaster.js';
import { coarsen, type Coarsened } from './engine/history-interval.js';
import { type HistoryRecords } from './engine/history-rows.js';
import { planForecast, type PlannedForecast } from './engine/planned-forecast.js';
import { chooseForecaster } from './engine/registry.js';
import { type DateOrder } from './engine/wall-text.js';
import { describeChoice } from './describe-choice.js';
import { describeFlag } from './forecast-flags.js';
import { fileUnusable } from './forecasting.errors.js';
import { describeProblem, readHistoryCsv } from './history-file.js';

export interface ForecastFileRequest {
  readonly historyFile: string;
  readonly outputFile: string;
  readonly intervalMinutes: GridMinutes;
  readonly zone: TimeZone;
  readonly from: LocalDate;
  readonly days: number;
  readonly model: string;
  readonly holidays?: string;
  /** Days of the history from which nothing is learned. */
  readonly leftOut: ReadonlySet<LocalDate>;
  readonly dateOrder?: DateOrder;
  readonly keepGood: boolean;
  /** Shares, for example 0.8, for which a low and a high column are added. */
  readonly levels: readonly number[];
}

/** What it takes to read a history for forecasting. */
export type HistoryFileRequest = Pick<
  ForecastFileRequest,
  'historyFile' | 'intervalMinutes' | 'zone' | 'dateOrder' | 'keepGood'
>;

/** Takes one line that the reader of the forecast should see. */
export type Report = (line: string) => void;

const MOST_LINES = 20;

/**
 * Forecasts whole days from a history file. Nothing that starts at or after local midnight of `from` is used.
 * @throws UserError when a file, a row or the history cannot be used.
 */
export async function forecastFile(request: ForecastFileRequest, report: Report): Promise<void> {
  const { forecaster } = chooseForecaster(request.model);
  const origin = localDay(request.from, request.zone).start;
  const { observations, incomplete } = await readFileHistory(request, report, origin);
  const forecast = planForecast(
    forecaster,
    {
      history: observations,
      zone: request.zone,
      intervalMinutes: request.intervalMinutes,
      origin,
      horizon: dayIntervals(request.from, request.days, request.zone, request.intervalMinutes),
      ...holidaysBetween(request, observations, addDays(request.from, request.days)),
      leftOut: request.leftOut,
    },
    request.levels,
  );
  await writeForecast(request, forecast);
  reportUnknown(request.leftOut, observations, request.zone, report);
  if (incomplete > 0) report(`note: ${incomplete} incomplete intervals of the history were left out.`);
  forecast.flags.forEach((flag) => report(`note: ${describeFlag(flag)}`));
  if (forecast.report !== undefined)
    describeChoice(forecast.report).forEach((line) => report(`note: ${line}`));
}

/**
 * The history of a file before an instant, in the interval that is asked for.
 * @throws UserError when the file or a row cannot be used, or nothing lies before the instant.
 */
export async function readFileHistory(
  request: HistoryFileRequest,
  report: Report,
  before?: Instant,
): Promise<Coarsened> {
  const { historyFile: name, zone, dateOrder } = request;
  const read = await readStream(name, { zone, ...(dateOrder === undefined ? {} : { dateOrder }) });
  shortened(read.problems.map(describeProblem)).forEach(report);
  const bad = read.problems.filter(({ severity }) => severity === 'error').length;
  if (bad > 0 && !request.keepGood) {
    throw fileUnusable(name, `has ${bad} bad rows. Mend them, or go on without them by --keep-good.`);
  }
  const known = before === undefined ? read.records : read.records.filter(({ start }) => start < before);
  if (known.length === 0) {
    const until = before === undefined ? '' : ` before ${localDateOf(before, zone)}`;
    throw fileUnusable(name, `holds no calls${until}. Start the forecast later.`);
  }
  return widen(request, known, read.intervalMinutes);
}

/** A day that is to be left out and that the history does not have may be mistyped. */
export function reportUnknown(
  leftOut: ReadonlySet<LocalDate>,
  observations: readonly Observation[],
  zone: TimeZone,
  report: Report,
): void {
  const known = new Set(observations.map(({ start }) => localDateOf(start, zone)));
  const unknown = [...leftOut].filter((date) => !known.has(date));
  if (unknown.length > 0) report(`note: the history has no ${unknown.join(', ')} to leave out.`);
}

async function readStream(
  name: string,
  reading: Parameters<typeof readHistoryCsv>[2],
): Promise<HistoryRecords> {
  try {
    const file = await open(name);
    if ((await file.stat()).isDirectory()) {
      await file.close();
      throw fileUnusable(name, 'is a folder. Name a CSV file.');
    }
    return await readHistoryCsv(file.createReadStream(), name, reading);
  } catch (error) {
    throw explainFileFault(error) ?? error;
  }
}

function widen(request: HistoryFileRequest, known: readonly Observation[], found: GridMinutes | undefined) {
  try {
    return coarsen(known, request.zone, found ?? request.intervalMinutes, request.intervalMinutes);
  } catch (error) {
    if (error instanceof RangeError)
      throw fileUnusable(request.historyFile, `does not fit: ${error.message}`);
    throw error;
  }
}

/** Public holidays of the years from the first observation to a day. */
export function holidaysBetween(
  { holidays, zone }: Pick<ForecastFileRequest, 'holidays' | 'zone'>,
  observations: readonly Observation[],
  until: LocalDate,
): Pick<KnownCalendar, 'holidays' | 'holidayNames' | 'eves'> {
  if (holidays === undefined) return {};
  const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));
  const firstYear = yearOf(localDateOf(observations[0].start, zone));
  return holidayCalendar(publicHolidays(holidays, firstYear, yearOf(until)));
}

async function writeForecast(request: ForecastFileRequest, { points }: PlannedForecast): Promise<void> {
  const open = points.filter(({ basis }) => basis !== 'closed');
  const records = open.map(({ start, offered, intervals }) => [
    localDateOf(start, request.zone),
    localTimeOf(start, request.zone),
    String(offered),
    ...intervals.flatMap(({ low, high }) => [String(low), String(high)]),
  ]);
  const columns = request.levels.flatMap((level) => [`lo${percent(level)}`, `hi${percent(level)}`]);
  try {
    await writeFile(request.outputFile, stringify([['date', 'start', 'calls', ...columns], ...records]));
  } catch (error) {
    throw explainFileFault(error) ?? error;
  }
}

function percent(level: number): string {
  return String(Number((100 * level).toFixed(6)));
}

function shortened(lines: readonly string[]): string[] {
  const more = lines.length - MOST_LINES;
  return more > 0 ? [...lines.slice(0, MOST_LINES), `... and ${more} more`] : [...lines];
}
