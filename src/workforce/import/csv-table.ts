import { CsvError, parse } from 'csv-parse';
import { type ImportProblems } from './import-report.js';

/** A column that a kind of file may have. Header names are compared in lower case, with _ for spaces and hyphens. */
export interface ColumnRule {
  readonly name: string;
  readonly synonyms: readonly string[];
  readonly required: boolean;
}

/** The file's own names of the columns that it has, by ours. */
export type Header = ReadonlyMap<string, string>;

export interface TableRow {
  /** The line it starts on. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly header: Header;
  readonly positions: ReadonlyMap<string, number>;
  readonly width: number;
  readonly ignoredColumns: readonly string[];
  readonly rows: AsyncGenerator<TableRow>;
}

/** Text, or pieces of it as they are read. */
export type CsvSource = string | AsyncIterable<string | Uint8Array>;

const LONGEST_RECORD = 65_536;
const LONGEST_HEADER = 16_384;

/**
 * Reads a table with a header. `null` when the file cannot be one; what is wrong with it is added to the problems, as are
 * faults of the file found while rows are read.
 */
export async function readTable(
  source: CsvSource,
  columns: readonly ColumnRule[],
  problems: ImportProblems,
): Promise<Table | null> {
  const rows = records(source, problems);
  const first = await rows.next();
  if (first.done) {
    if (problems.count === 0) {
      const names = columns.filter((column) => column.required).map((column) => column.name);
      problems.add(1, '', '', `The file is empty. Its first line names the columns: ${names.join(',')}.`);
    }
    return null;
  }
  const named = readHeader(first.value, columns, problems);
  if (named === null) {
    await rows.return(undefined);
    return null;
  }
  return { ...named, width: first.value.cells.length, rows };
}

function readHeader(
  { line, cells }: TableRow,
  columns: readonly ColumnRule[],
  problems: ImportProblems,
): Pick<Table, 'header' | 'positions' | 'ignoredColumns'> | null {
  const before = problems.count;
  const header = new Map<string, string>();
  const positions = new Map<string, number>();
  const ignoredColumns: string[] = [];
  cells.forEach((cell, position) => {
    const wanted = cell.toLowerCase().replaceAll(/[\s-]+/g, '_');
    const column = columns.find(({ name, synonyms }) => name === wanted || synonyms.includes(wanted));
    if (column === undefined) {
      if (cell !== '') ignoredColumns.push(cell);
      return;
    }
    const twin = header.get(column.name);
    if (twin !== undefined) {
      const advice = `The columns "${twin}" and "${cell}" both mean ${column.name}. Keep one of them.`;
      problems.add(line, cell, cell, advice);
    }
    header.set(column.name, cell);
    positions.set(column.name, position);
  });
  for (const { name, synonyms, required } of columns) {
    if (!required || header.has(name)) continue;
    const also = synonyms.length === 0 ? '' : ` (or ${synonyms.join(', ')})`;
    const found = cells.join(', ');
    problems.add(
      line,
      name,
      found,
      `The column ${name}${also} is missing. The first line names the columns.`,
    );
  }
  return problems.count === before ? { header, positions, ignoredColumns } : null;
}

async function* records(source: CsvSource, problems: ImportProblems): AsyncGenerator<TableRow> {
  const text = decoded(typeof source === 'string' ? [source] : source);
  const { head, rest } = await untilFirstLine(text, problems);
  if (head === null) return;
  let line = 0;
  try {
    for await (const row of parsed(rest, delimiterOf(head))) {
      line = row.line;
      yield row;
    }
  } catch (error) {
    explain(error, line, problems);
  }
}

type Fault = Error | null | undefined;

/** Feeds the parser piece by piece: read as a stream it would drop rows that came before a fault. */
async function* parsed(text: AsyncGenerator<string>, delimiter: string): AsyncGenerator<TableRow> {
  const queue: TableRow[] = [];
  const parser = parse({
    bom: true,
    delimiter,
    max_record_size: LONGEST_RECORD,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    on_record: (cells: string[], { lines }) => {
      if (cells.some((cell) => cell !== '')) queue.push({ line: lines - lineBreaksIn(cells), cells });
      return null;
    },
  });
  parser.on('error', () => undefined).resume();
  for await (const piece of text) {
    const fault = await new Promise<Fault>((settle) => parser.write(piece, settle));
    yield* queue.splice(0);
    if (fault) throw fault;
  }
  const fault = await new Promise<Fault>((settle) => parser.end(settle));
  yield* queue.splice(0);
  if (fault) throw fault;
}

function lineBreaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

/** Text of bytes in UTF-8; other bytes are a TypeError. */
async function* decoded(
  source: Iterable<string> | AsyncIterable<string | Uint8Array>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for await (const piece of source) {
    yield typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true });
  }
  yield decoder.decode();
}

/** The first line, to find the delimiter in, and the whole text again. */
async function untilFirstLine(text: AsyncGenerator<string>, problems: ImportProblems) {
  let head = '';
  try {
    while (!/[\r\n]/.test(head.trimStart()) && head.length < LONGEST_HEADER) {
      const next = await text.next();
      if (next.done) break;
      head += next.value;
    }
  } catch (error) {
    explain(error, 0, problems);
    return { head: null, rest: text };
  }
  async function* rest() {
    yield head;
    yield* text;
  }
  return { head, rest: rest() };
}

/** Whichever of comma, semicolon and tab the header has most, outside quotes. */
function delimiterOf(head: string): string {
  const line = head
    .replace(/^\uFEFF/, '')
    .trimStart()
    .split(/\r\n|\n|\r/, 1)[0]
    .replaceAll(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: line.split(delimiter).length }));
  return counts.reduce((most, each) => (each.count > most.count ? each : most)).delimiter;
}

function explain(error: unknown, lastLine: number, problems: ImportProblems): void {
  if (error instanceof CsvError) {
    problems.add(
      lastLine + 1,
      '',
      '',
      `${CSV_ADVICE[error.code] ?? error.message} The rest of the file was not read.`,
    );
  } else if (isEncodingFault(error)) {
    problems.add(
      lastLine + 1,
      '',
      '',
      'The file is not text in UTF-8. Save it as "CSV UTF-8" and try again.',
    );
  } else {
    throw error;
  }
}

/** Asked by its code: an error of the platform need not be an instance of this context's classes. */
function isEncodingFault(error: unknown): boolean {
  const fault = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return fault === 'ERR_ENCODING_INVALID_ENCODED_DATA';
}

const CSV_ADVICE: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED:
    'A value that starts with a double quote in or after this line is never closed. Close it.',
  CSV_MAX_RECORD_SIZE: `A row is longer than ${LONGEST_RECORD} characters: maybe a double quote is not closed.`,
};
