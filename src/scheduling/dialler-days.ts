import { type Instant } from '../time/instant.js';
import { localDate, localDateOf, timeZone } from '../time/zoned-time.js';
import { column, withoutRepeats } from '../workforce/import/import-layout.js';
import { readTable } from '../workforce/import/csv-table.js';
import { ImportProblems } from '../workforce/import/import-report.js';
import { RowReader } from '../workforce/import/row-reader.js';
import { type DiallerDay } from './engine/abandon-ledger.js';
import { outboundInvalid, withOutboundChecked } from './outbound.errors.js';

const MOST_CALLS = 100_000_000;
export const MOST_DIALLER_DAYS = 1_000;

const COLUMNS = [
  column('date', 'day'),
  column('live_answers', 'answered', 'live'),
  column('abandoned', 'abandons', 'drops'),
];

/** @throws UserError OUTBOUND_INVALID when the figures of a day cannot be. */
export function checkedDay({ date, liveAnswers, abandoned }: DiallerDay, now: Instant): DiallerDay {
  const latest = localDateOf(now, timeZone('Pacific/Kiritimati'));
  if (date < '2000-01-01' || date > latest) {
    throw invalid('date', date, `The date ${date} must lie in the years since 2000 and not in the future.`);
  }
  checkCount('liveAnswers', liveAnswers);
  checkCount('abandoned', abandoned);
  if (abandoned > liveAnswers) {
    const why = 'Abandoned calls are among those that a person answered: count them there too.';
    throw invalid(
      'abandoned',
      abandoned,
      `abandoned (${abandoned}) is more than ${liveAnswers} answers. ${why}`,
    );
  }
  return { date, liveAnswers, abandoned };
}

/** @throws UserError OUTBOUND_INVALID when a day is named twice, none is, or one cannot be. */
export function checkedDays(days: readonly DiallerDay[], now: Instant): DiallerDay[] {
  if (days.length < 1 || days.length > MOST_DIALLER_DAYS) {
    throw outboundInvalid(`Record 1 to ${MOST_DIALLER_DAYS} days at once (got ${days.length}).`);
  }
  const dates = days.map(({ date }) => date);
  const twice = dates.find((date, at) => dates.indexOf(date) !== at);
  if (twice !== undefined) throw invalid('date', twice, `${twice} is there twice. Keep one of the two.`);
  return days.map((day) => checkedDay(day, now));
}

export interface DiallerRows {
  readonly days: readonly DiallerDay[];
  readonly rows: number;
  readonly ignoredColumns: readonly string[];
  readonly problems: ImportProblems;
  /** The file could be read to its end. */
  readonly whole: boolean;
}

export async function readDiallerRows(fileName: string, content: string, now: Instant): Promise<DiallerRows> {
  const problems = new ImportProblems(fileName);
  const table = await readTable(content, COLUMNS, problems);
  if (table === null) return { days: [], rows: 0, ignoredColumns: [], problems, whole: false };
  const drafts = [];
  let rows = 0;
  let noted = 0;
  for await (const row of table.rows) {
    const reader = new RowReader(table, row, problems);
    const values = rows++ < MOST_DIALLER_DAYS ? readDay(reader, now) : tooMany(reader);
    if (values !== undefined) drafts.push({ reader, values });
    noted = problems.count;
  }
  const whole = problems.count === noted && rows <= MOST_DIALLER_DAYS;
  const days = withoutRepeats(drafts, 'date', ({ date }) => date).map(({ values }) => values);
  return { days, rows, ignoredColumns: table.ignoredColumns, problems, whole };
}

function readDay(reader: RowReader, now: Instant): DiallerDay | undefined {
  reader.checkWidth();
  const date = reader.required('date', (text) => withOutboundChecked(() => localDate(text)));
  const liveAnswers = reader.required('live_answers', readCount);
  const abandoned = reader.required('abandoned', readCount);
  if (date === undefined || liveAnswers === undefined || abandoned === undefined || !reader.good) {
    return undefined;
  }
  const column = abandoned > liveAnswers ? 'abandoned' : 'date';
  return reader.required(column, () => checkedDay({ date, liveAnswers, abandoned }, now));
}

function tooMany(reader: RowReader): undefined {
  reader.refuse('date', `The file has more than ${MOST_DIALLER_DAYS} rows. Split it.`);
}

function readCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw outboundInvalid(`"${text}" is not a whole number of calls, 0 or more.`);
  return Number(text);
}

function checkCount(field: string, value: number): void {
  if (!(Number.isInteger(value) && value >= 0 && value <= MOST_CALLS)) {
    throw invalid(field, value, `${field} (${value}) must be a whole number from 0 to ${MOST_CALLS}.`);
  }
}

function invalid(field: string, value: string | number, message: string) {
  return outboundInvalid(message, { field, value });
}
