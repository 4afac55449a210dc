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
import { publicHolidays } from '../workforce/holidays.js';
import { explainFileFault } from './csv-pipe.js';
import { dayIntervals } from './engine/day-intervals.js';
import { type Forecast, type Observation } from './engine/forecaster.js';
import { coarsen } from './engine/history-interval.js';
import { type HistoryRecords } from './engine/history-rows.js';
import { chooseForecaster } from './engine/registry.js';
import { type DateOrder } from './engine/wall-text.js';
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
  readonly dateOrder?: DateOrder;
  readonly keepGood: boolean;
}

/** Takes one line that the reader of the forecast should see. */
type Report = (line: string) => void;

const MOST_LINES = 20;

/**
 * Forecasts whole days from a history file. Nothing that starts at or after local midnight of `from` is used.
 * @throws UserError when a file, a row or the history cannot be used.
 */
export async function forecastFile(request: ForecastFileRequest, report: Report): Promise<void> {
  const { forecaster } = chooseForecaster(request.model);
  const read = await readFileHistory(request, report);
  const origin = localDay(request.from, request.zone).start;
  const known = read.records.filter(({ start }) => start < origin);
  if (known.length === 0) {
    throw fileUnusable(
      request.historyFile,
      `holds no calls before ${request.from}. Start the forecast later.`,
    );
  }
  const { observations, incomplete } = widen(request, known, read.intervalMinutes);
  const forecast = forecaster.forecast({
    history: observations,
    zone: request.zone,
    intervalMinutes: request.intervalMinutes,
    origin,
    horizon: dayIntervals(request.from, request.days, request.zone, request.intervalMinutes),
    holidays: holidaysOf(request, known[0].start),
  });
  await writeForecast(request, forecast);
  if (incomplete > 0) report(`note: ${incomplete} incomplete intervals of the history were left out.`);
  forecast.flags.forEach((flag) => report(`note: ${describeFlag(flag)}`));
}

async function readFileHistory(request: ForecastFileRequest, report: Report): Promise<HistoryRecords> {
  const { historyFile: name, zone, dateOrder } = request;
  const read = await readStream(name, { zone, ...(dateOrder === undefined ? {} : { dateOrder }) });
  shortened(read.problems.map(describeProblem)).forEach(report);
  const bad = read.problems.filter(({ severity }) => severity === 'error').length;
  if (bad > 0 && !request.keepGood) {
    throw fileUnusable(name, `has ${bad} bad rows. Mend them, or go on without them by --keep-good.`);
  }
  return read;
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

function widen(request: ForecastFileRequest, known: readonly Observation[], found: GridMinutes | undefined) {
  try {
    return coarsen(known, request.zone, found ?? request.intervalMinutes, request.intervalMinutes);
  } catch (error) {
    if (error instanceof RangeError)
      throw fileUnusable(request.historyFile, `does not fit: ${error.message}`);
    throw error;
  }
}

function holidaysOf(request: ForecastFileRequest, first: Instant): ReadonlySet<LocalDate> {
  if (request.holidays === undefined) return new Set();
  const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));
  const firstYear = yearOf(localDateOf(first, request.zone));
  const lastYear = yearOf(addDays(request.from, request.days));
  return new Set(publicHolidays(request.holidays, firstYear, lastYear).map(({ date }) => date));
}

async function writeForecast(request: ForecastFileRequest, { points }: Forecast): Promise<void> {
  const open = points.filter(({ basis }) => basis !== 'closed');
  const records = open.map(({ start, offered }) => [
    localDateOf(start, request.zone),
    localTimeOf(start, request.zone),
    String(offered),
  ]);
  try {
    await writeFile(request.outputFile, stringify([['date', 'start', 'calls'], ...records]));
  } catch (error) {
    throw explainFileFault(error) ?? error;
  }
}

function shortened(lines: readonly string[]): string[] {
  const more = lines.length - MOST_LINES;
  return more > 0 ? [...lines.slice(0, MOST_LINES), `... and ${more} more`] : [...lines];
}
