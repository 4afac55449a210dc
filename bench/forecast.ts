import { createReadStream, existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { backtest, weeklyOrigins } from '../src/forecasting/engine/backtest.js';
import { chooseForecaster, FORECASTERS } from '../src/forecasting/engine/registry.js';
import { readHistoryCsv } from '../src/forecasting/history-file.js';
import { localDate, type LocalDate, timeZone } from '../src/time/zoned-time.js';
import { publicHolidays } from '../src/workforce/holidays.js';

interface Series {
  readonly name: string;
  readonly zone: string;
  readonly country: string;
  readonly year: number;
  /** The day after the last one. */
  readonly end: string;
}

const folder = '../shared/reference/calls';
const SERIES: readonly Series[] = [
  { name: 'bank_na_2003_30min', zone: 'America/New_York', country: 'US', year: 2003, end: '2003-09-01' },
  { name: 'bank_na_2003_15min', zone: 'America/New_York', country: 'US', year: 2003, end: '2003-09-01' },
  { name: 'bank_il_1999_30min', zone: 'Asia/Jerusalem', country: 'IL', year: 1999, end: '1999-09-05' },
];
const ORIGINS = 12;
const HORIZON_DAYS = 7;
/** Also measured four weeks ahead, for the accuracy by lead time. */
const LONG_HORIZON_DAYS = 28;

const round = (value: number | undefined): number | null =>
  value === undefined ? null : Math.round(value * 1e4) / 1e4;

/** A week is forecast at each of twelve Mondays (Sundays in Israel), from what was known on it. */
async function measure(series: Series): Promise<object> {
  const file = `${folder}/${series.name}.csv`;
  const zone = timeZone(series.zone);
  const { records, intervalMinutes } = await readHistoryCsv(createReadStream(file), file, { zone });
  if (intervalMinutes === undefined) throw new Error(`${file}: no interval found`);
  const holidays: ReadonlySet<LocalDate> = new Set(
    publicHolidays(series.country, series.year, series.year).map(({ date }) => date),
  );
  const models = FORECASTERS.map(({ name }) => {
    const { forecaster, parameters } = chooseForecaster(name);
    const request = { forecaster, history: records, zone, intervalMinutes, holidays };
    const end = localDate(series.end);
    const started = performance.now();
    const week = backtest({
      ...request,
      origins: weeklyOrigins(end, HORIZON_DAYS, ORIGINS),
      horizonDays: HORIZON_DAYS,
    });
    const far = backtest({
      ...request,
      origins: weeklyOrigins(end, LONG_HORIZON_DAYS, ORIGINS),
      horizonDays: LONG_HORIZON_DAYS,
    });
    const lead = (days: number): number | null =>
      round(far.byLead.find(({ leadDays }) => leadDays === days)?.figures.wape);
    return {
      model: name,
      parameters,
      wape: round(week.byInterval.wape),
      bias: round(week.byInterval.bias),
      mape: round(week.byInterval.mape),
      mase: round(week.byInterval.mase),
      noiseFloor: round(week.byInterval.noiseFloor),
      wapeDay: round(week.byDay.wape),
      wapeWeek: round(week.bySpan.wape),
      wapeByLeadDays: { 2: lead(2), 9: lead(9), 23: lead(23) },
      milliseconds: Math.round(performance.now() - started),
    };
  });
  return { series: series.name, origins: ORIGINS, models };
}

const results: object[] = [];
for (const series of SERIES) {
  if (existsSync(`${folder}/${series.name}.csv`)) results.push(await measure(series));
}
process.stdout.write(`${JSON.stringify({ bench: 'forecast', results })}\n`);
