import { stringify } from 'csv-stringify/sync';
import { Command, Option } from 'commander';
import { type UnusualDay } from '../forecasting/engine/unusual-days.js';
import { type DateOrder } from '../forecasting/engine/wall-text.js';
import { unusualDaysOfFile } from '../forecasting/unusual-files.js';
import { type GridMinutes } from '../time/interval-grid.js';
import { type LocalDate, timeZone, type TimeZone } from '../time/zoned-time.js';
import { checked, LEAVE_OUT, readHolidays, readInterval } from './forecast-options.js';

interface UnusualOptions {
  readonly history: string;
  readonly interval: GridMinutes;
  readonly zone: TimeZone;
  readonly holidays?: string;
  readonly leaveOut: ReadonlySet<LocalDate>;
  readonly dateOrder?: DateOrder;
  readonly keepGood?: true;
  readonly json?: true;
}

/** `wfm unusual`: days of a history that should be looked at before anything is learned from them. */
export function unusualCommand(): Command {
  return new Command('unusual')
    .description('outliers and gaps of a CSV history of calls; name the days to --leave-out of a forecast')
    .requiredOption('--history <file>', 'CSV file with date,start,calls or timestamp,calls')
    .requiredOption('--interval <minutes>', 'length of an interval: 5, 15, 30 or 60', checked(readInterval))
    .requiredOption(
      '--zone <zone>',
      'IANA time zone of the wall times, for example America/New_York',
      checked(timeZone),
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
    .option('--json', 'print JSON instead of CSV')
    .action(run);
}

async function run(options: UnusualOptions): Promise<void> {
  const { history, interval, leaveOut, keepGood = false, json, ...asked } = options;
  const days = await unusualDaysOfFile(
    { ...asked, historyFile: history, intervalMinutes: interval, leftOut: leaveOut, keepGood },
    (remark) => process.stderr.write(`${remark}\n`),
  );
  process.stdout.write(json ? `${JSON.stringify(days)}\n` : csv(days));
}

function csv(days: readonly UnusualDay[]): string {
  return stringify([
    ['date', 'kind', 'calls', 'expected', 'spreads', 'missing_intervals'],
    ...days.map(({ date, kind, offered, expected, spreads, missingIntervals }) => [
      date,
      kind,
      offered === undefined ? '' : String(offered),
      expected.toFixed(1),
      spreads === undefined ? '' : spreads.toFixed(1),
      String(missingIntervals),
    ]),
  ]);
}
