import { type Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type HistoryRow } from './engine/history-rows.js';
import { fileUnusable } from './forecasting.errors.js';

/** A table read whole, each record with the line of the file it ends on. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly HistoryRow[];
  /** Records with more values than columns: what they mean cannot be known. */
  readonly tooLong: readonly { readonly row: number; readonly values: number }[];
}

interface ParsedLine {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** @throws UserError when the text is not CSV or has no header. */
export async function readCsvTable(content: string | Readable, name: string): Promise<CsvTable> {
  const text = typeof content === 'string' ? content : await readText(content, name);
  const parser = parse(text, {
    bom: true,
    trim: true,
    delimiter: delimiterOf(text),
    skip_empty_lines: true,
    relax_column_count: true,
    info: true,
  });
  let columns: readonly string[] | undefined;
  const rows: HistoryRow[] = [];
  const tooLong: { row: number; values: number }[] = [];
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedLine>) {
      if (columns === undefined) columns = record.map((column) => column.toLowerCase());
      else if (record.slice(columns.length).some((value) => value !== '')) {
        tooLong.push({ row: info.lines, values: record.length });
      } else {
        rows.push({
          row: info.lines,
          fields: Object.fromEntries(columns.map((c, i) => [c, record[i] ?? ''])),
        });
      }
    }
  } catch (error) {
    if (error instanceof CsvError) throw fileUnusable(name, `cannot be read as CSV: ${error.message}.`);
    throw error;
  }
  if (columns === undefined) throw fileUnusable(name, 'is empty. The first line names the columns.');
  return { columns, rows, tooLong };
}

async function readText(content: Readable, name: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(Buffer.from(chunk as Uint8Array | string));
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch {
    throw fileUnusable(name, 'is not UTF-8 text. Save it as CSV in UTF-8.');
  }
}

/** Of the usual delimiters the one that the header has most of. */
function delimiterOf(text: string): string {
  const header = /[^\r\n]+/.exec(text)?.[0] ?? '';
  const count = (delimiter: string): number => header.split(delimiter).length;
  return [';', '\t'].find((delimiter) => count(delimiter) > count(',')) ?? ',';
}
