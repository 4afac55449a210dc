import { Command, Option } from 'commander';
import { backtestFile, type ModelScore } from '../forecasting/backtest-files.js';
import { FORECASTERS } from '../forecasting/engine/registry.js';
import { type DateOrder } from '../forecasting/engine/wall-text.js';
import { type GridMinutes } from '../time/interval-grid.js';
import { type LocalDate, timeZone, type TimeZone } from '../time/zoned-time.js';
import { checked, LEAVE_OUT, readHolidays, readInterval } from './forecast-options.js';

interface BacktestOptions {
  readonly history: string;
  readonly interval: GridMinutes;
  readonly zone: TimeZone;
  readonly origins: number;
  readonly horizon: number;
  readonly model?: string;
  readonly holidays?: string;
  readonly leaveOut: ReadonlySet<LocalDate>;
  readonly dateOrder?: DateOrder;
  readonly keepGood?: true;
  readonly json?: true;
}

/** `wfm backtest`: how good each model would have been on a history. */
export function backtestCommand(): Command {
  return new Command('backtest')
    .description('how good each model would have been on a CSV history, from past Mondays or the like')
    .requiredOption('--history <file>', 'CSV file with date,start,calls or timestamp,calls')
    .requiredOption('--interval <minutes>', 'length of an interval: 5, 15, 30 or 60', checked(readInterval))
    .requiredOption(
      '--zone <zone>',
      'IANA time zone of the wall times, for example America/New_York',
      checked(timeZone),
    )
    .option('--origins <count>', 'origins, a week apart', checked(wholeNumber(1, 104)), 8)
    .option('--horizon <days>', 'days forecast from each', checked(wholeNumber(1, 182)), 7)
    .addOption(new Option('--model <name>', 'only this one').choices(FORECASTERS.map(({ name }) => name)))
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
    .option('--json', 'print JSON instead of a table')
    .action(run);
}

async function run(options: BacktestOptions): Promise<void> {
  const { history, interval, origins, horizon, leaveOut, keepGood = false, json, ...asked } = options;
  const scores = await backtestFile(
    {
      ...asked,
      historyFile: history,
      intervalMinutes: interval,
      originCount: origins,
      horizonDays: horizon,
      leftOut: leaveOut,
      keepGood,
    },
    (remark) => process.stderr.write(`${remark}\n`),
  );
  process.stdout.write(json ? `${JSON.stringify(scores)}\n` : table(scores.models));
}

const COLUMNS = ['model', 'wape', 'bias', 'mase', 'coverage80', 'coverage95', 'seconds'] as const;

function table(models: readonly ModelScore[]): string {
  const rows = models.map((score) => COLUMNS.map((column) => cell(score[column])));
  const widths = COLUMNS.map((column, i) => Math.max(column.length, ...rows.map((row) => row[i].length)));
  const line = (cells: readonly string[]): string =>
    `${cells.map((text, i) => (i === 0 ? text.padEnd(widths[i]) : text.padStart(widths[i]))).join('  ')}\n`;
  return [COLUMNS, ...rows].map(line).join('');
}

function cell(value: string | number | null): string {
  return typeof value === 'number' ? value.toFixed(4) : (value ?? '-');
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isInteger(value) || value < least || value > most) {
      throw new RangeError(`Write a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}
