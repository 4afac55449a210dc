import { Command, Option } from 'commander';
import { DEFAULT_FORECASTER, FORECASTERS } from '../forecasting/engine/registry.js';
import { type DateOrder } from '../forecasting/engine/wall-text.js';
import { forecastFile } from '../forecasting/forecast-files.js';
import { type GridMinutes } from '../time/interval-grid.js';
import { localDate, type LocalDate, timeZone, type TimeZone } from '../time/zoned-time.js';
import { checked, LEAVE_OUT, readHolidays, readInterval } from './forecast-options.js';

interface ForecastOptions {
  readonly history: string;
  readonly interval: GridMinutes;
  readonly zone: TimeZone;
  readonly from: LocalDate;
  readonly days: number;
  readonly model: string;
  readonly holidays?: string;
  readonly leaveOut: ReadonlySet<LocalDate>;
  readonly intervals: readonly number[];
  readonly dateOrder?: DateOrder;
  readonly keepGood?: true;
  readonly out: string;
}

const MOST_DAYS = 731;

/** `wfm forecast`: calls to expect, by interval, from a history file. */
export function forecastCommand(): Command {
  return new Command('forecast')
    .description('calls to expect per interval, from a CSV history of calls')
    .requiredOption('--history <file>', 'CSV file with date,start,calls or timestamp,calls')
    .requiredOption('--interval <minutes>', 'length of an interval: 5, 15, 30 or 60', checked(readInterval))
    .requiredOption(
      '--zone <zone>',
      'IANA time zone of the wall times, for example America/New_York',
      checked(timeZone),
    )
    .requiredOption('--from <date>', 'first day to forecast; nothing from it on is used', checked(localDate))
    .requiredOption('--days <count>', 'days to forecast', checked(readDays))
    .addOption(new Option('--model <name>', 'model').choices(modelNames()).default(DEFAULT_FORECASTER))
    .option(
      '--intervals <percents>',
      'add prediction intervals, for example 80,95: columns lo80,hi80,lo95,hi95',
      checked(readLevels),
      [],
    )
    .option(
      '--holidays <code>',
      'country or subdivision of the public holidays, for example US or CA-QC',
      checked(readHolidays),
    )
    .option(...LEAVE_OUT)
    .addOption(
      new Option('--date-order <order>', 'for dates with the year last').choices([
        'day-first',
        'month-first',
      ]),
    )
    .option('--keep-good', 'go on without the bad rows of the history')
    .requiredOption('--out <file>', 'CSV file to write: date,start,calls and, asked for, the intervals')
    .action(run);
}

async function run(options: ForecastOptions): Promise<void> {
  const { history, out, interval, intervals, leaveOut, keepGood = false, ...asked } = options;
  await forecastFile(
    {
      ...asked,
      historyFile: history,
      outputFile: out,
      intervalMinutes: interval,
      levels: intervals,
      leftOut: leaveOut,
      keepGood,
    },
    (remark) => process.stderr.write(`${remark}\n`),
  );
}

function modelNames(): string[] {
  return FORECASTERS.map(({ name }) => name);
}

function readLevels(text: string): readonly number[] {
  const percents = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (
    !percents.every((percent) => percent > 0 && percent < 100) ||
    new Set(percents).size < percents.length
  ) {
    throw new RangeError('Write different percentages above 0 and below 100, for example 80,95.');
  }
  return percents.map((percent) => percent / 100);
}

function readDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    throw new RangeError(`Write a whole number of days from 1 to ${MOST_DAYS}.`);
  }
  return days;
}
