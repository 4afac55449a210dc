import { Command, InvalidArgumentError, Option } from 'commander';
import { DEFAULT_FORECASTER, FORECASTERS } from '../forecasting/engine/registry.js';
import { type DateOrder } from '../forecasting/engine/wall-text.js';
import { forecastFile } from '../forecasting/forecast-files.js';
import { gridMinutes, type GridMinutes } from '../time/interval-grid.js';
import { localDate, type LocalDate, timeZone, type TimeZone } from '../time/zoned-time.js';
import { isJurisdiction } from '../workforce/holidays.js';

interface ForecastOptions {
  readonly history: string;
  readonly interval: GridMinutes;
  readonly zone: TimeZone;
  readonly from: LocalDate;
  readonly days: number;
  readonly model: string;
  readonly holidays?: string;
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
      '--holidays <code>',
      'country or subdivision of the public holidays, for example US or CA-QC',
      checked(readHolidays),
    )
    .addOption(
      new Option('--date-order <order>', 'for dates with the year last').choices([
        'day-first',
        'month-first',
      ]),
    )
    .option('--keep-good', 'go on without the bad rows of the history')
    .requiredOption('--out <file>', 'CSV file to write: date,start,calls')
    .action(run);
}

async function run(options: ForecastOptions): Promise<void> {
  const { history, out, interval, keepGood = false, ...asked } = options;
  await forecastFile(
    { ...asked, historyFile: history, outputFile: out, intervalMinutes: interval, keepGood },
    (remark) => process.stderr.write(`${remark}\n`),
  );
}

function modelNames(): string[] {
  return FORECASTERS.map(({ name }) => name);
}

/** What an option's reader refuses is a wrong command line. */
function checked<T>(read: (text: string) => T): (text: string) => T {
  return (text) => {
    try {
      return read(text);
    } catch (error) {
      throw new InvalidArgumentError(error instanceof RangeError ? error.message : String(error));
    }
  };
}

function readInterval(text: string): GridMinutes {
  return gridMinutes(Number(text));
}

function readDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    throw new RangeError(`Write a whole number of days from 1 to ${MOST_DAYS}.`);
  }
  return days;
}

function readHolidays(code: string): string {
  if (!isJurisdiction(code)) {
    throw new RangeError(
      'There is no calendar of public holidays for it. Write an ISO 3166 code: US, FR, CA-QC.',
    );
  }
  return code;
}
