import { createWriteStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { stringify } from 'csv-stringify';
import { fileUnusable } from './forecasting.errors.js';

type Fields = Record<string, string>;
type Added = Readonly<Record<string, number | string>>;

/** A table in, the same table with added columns out, row by row: nothing but the current rows is held in memory. */
export interface CsvPipe {
  readonly input: string;
  readonly output: string;
  readonly inputColumns: readonly string[];
  /** Columns that are added to a table with these columns. */
  readonly outputColumns: (inputColumns: readonly string[]) => readonly string[];
  readonly addTo: (fields: Fields) => Added;
}

export interface CsvPipeResult {
  readonly rows: number;
  /** Rows whose `error` is not blank. */
  readonly badRows: number;
}

/** @throws UserError when a file cannot be read or written, or a column is missing. */
export async function pipeCsv(pipe: CsvPipe): Promise<CsvPipeResult> {
  refuseSameFile(pipe);
  const rows = new RowTransform(pipe);
  const parser = parse({
    bom: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
  });
  const stringifier = stringify({ cast: { number: String } });
  try {
    const source = await openFile(pipe.input);
    await pipeline(source, parser, rows, stringifier, createWriteStream(pipe.output));
  } catch (error) {
    throw explain(error, pipe);
  }
  if (!rows.begun) throw fileUnusable(pipe.input, 'is empty. The first line names the columns.');
  return { rows: rows.count, badRows: rows.bad };
}

/** Lines of the input table in, lines of the output table out; the first line is the header. */
class RowTransform extends Transform {
  count = 0;
  bad = 0;
  begun = false;
  private inputColumns: readonly string[] = [];
  private added: readonly string[] = [];
  private columns: readonly string[] = [];

  constructor(private readonly plan: CsvPipe) {
    super({ objectMode: true });
  }

  override _transform(line: readonly string[], _encoding: BufferEncoding, done: TransformCallback): void {
    try {
      done(null, this.begun ? this.row(line) : this.header(line));
    } catch (error) {
      done(error as Error);
    }
  }

  private header(line: readonly string[]): readonly string[] {
    this.begun = true;
    this.inputColumns = checkHeader(line, this.plan);
    this.added = this.plan.outputColumns(this.inputColumns);
    this.columns = [...new Set([...this.inputColumns, ...this.added])];
    return this.columns;
  }

  private row(line: readonly string[]): (string | number)[] {
    const fields = Object.fromEntries(this.inputColumns.map((column, i) => [column, line[i] ?? '']));
    const surplus = line.slice(this.inputColumns.length).find((value) => value !== '');
    const added = surplus === undefined ? this.plan.addTo(fields) : this.tooLong(line);
    this.count++;
    if (added.error !== undefined && added.error !== '') this.bad++;
    return this.columns.map((column) => added[column] ?? fields[column] ?? '');
  }

  private tooLong(line: readonly string[]): Added {
    const blank = this.added.map((column) => [column, '']);
    const error = `${line.length} values for ${this.inputColumns.length} columns: maybe a comma inside a value. Put such a value in double quotes.`;
    return { ...(Object.fromEntries(blank) as Added), error };
  }
}

/** Opened before the output is made, so that an unreadable input leaves no empty output behind. */
async function openFile(path: string): Promise<ReturnType<FileHandle['createReadStream']>> {
  const file = await open(path);
  if ((await file.stat()).isDirectory()) {
    await file.close();
    throw fileUnusable(path, 'is a folder. Name a CSV file.');
  }
  return file.createReadStream();
}

function checkHeader(header: readonly string[], pipe: CsvPipe): string[] {
  const names = header.map((name) => name.trim());
  const missing = pipe.inputColumns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    throw fileUnusable(
      pipe.input,
      `has no column ${missing.join(', ')} (it has ${names.join(', ')}). The first line names the columns ${pipe.inputColumns.join(',')}.`,
    );
  }
  const twice = names.find((name, i) => name !== '' && names.indexOf(name) !== i);
  if (twice !== undefined) throw fileUnusable(pipe.input, `has the column ${twice} twice. Keep one of them.`);
  return names;
}

function refuseSameFile({ input, output }: CsvPipe): void {
  if (resolve(input) === resolve(output)) {
    throw fileUnusable(output, 'is both input and output. Write the result to another file.');
  }
}

function explain(error: unknown, pipe: CsvPipe): unknown {
  if (error instanceof CsvError) {
    return fileUnusable(pipe.input, `cannot be read as CSV: ${error.message}.`);
  }
  return explainFileFault(error) ?? error;
}

const FILE_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist. Check the path.',
  EACCES: 'may not be opened by this user. Check its permissions.',
  EISDIR: 'is a folder. Name a CSV file.',
  ENOTDIR: 'lies under something that is not a folder. Check the path.',
  ENOSPC: 'cannot be written: the disk is full.',
};

/** A UserError for the faults of the file system that a caller can put right; undefined for any other error. */
export function explainFileFault(error: unknown): Error | undefined {
  const { code, path } = (error ?? {}) as { code?: unknown; path?: unknown };
  const advice = typeof code === 'string' ? FILE_FAULTS[code] : undefined;
  return advice === undefined || typeof path !== 'string' ? undefined : fileUnusable(path, advice);
}
