import { type Readable } from 'node:stream';
import { type CsvTable, readCsvTable } from './csv-rows.js';
import {
  type HistoryReading,
  type HistoryRecords,
  readHistory,
  type RowProblem,
} from './engine/history-rows.js';
import { fileUnusable } from './forecasting.errors.js';

/**
 * Interval history from CSV text: columns `date,start,calls` or `timestamp,calls`; `handled`, `abandoned`, `aht_s` when there; others are passed over.
 * @throws UserError when the text is not CSV or a column is missing.
 */
export async function readHistoryCsv(
  content: string | Readable,
  name: string,
  reading: HistoryReading,
): Promise<HistoryRecords> {
  const table = await readCsvTable(content, name);
  requireColumns(table, name);
  const history = readHistory(table.rows, reading);
  const problems = [...history.problems, ...tooLongProblems(table)].sort((a, b) => a.row - b.row);
  return { ...history, problems };
}

function requireColumns({ columns }: CsvTable, name: string): void {
  const timed = columns.includes('timestamp') || (columns.includes('date') && columns.includes('start'));
  if (timed && columns.includes('calls')) return;
  throw fileUnusable(
    name,
    `has the columns ${columns.join(', ')}. A history needs date,start,calls or timestamp,calls on its first line.`,
  );
}

function tooLongProblems({ tooLong, columns }: CsvTable): RowProblem[] {
  return tooLong.map(({ row, values }) => ({
    severity: 'error',
    row,
    column: '',
    value: '',
    advice: `has ${values} values for ${columns.length} columns: maybe a comma inside a value. Put such a value in double quotes.`,
  }));
}

/** One line for a reader of the file. */
export function describeProblem({ severity, row, column, value, advice }: RowProblem): string {
  const what = column === '' ? '' : ` ${column} "${value}"`;
  return `${severity}: row ${row}:${what} ${advice}`;
}
