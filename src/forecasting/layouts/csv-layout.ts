import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { type DateOrder } from '../engine/wall-text.js';
import { type TimeZone } from '../../time/zoned-time.js';
import { fileUnusable } from '../forecasting.errors.js';
import { textOf } from './file-text.js';
import { type LayoutEvent, type LayoutSource } from './layout-row.js';
import { MappedRows } from './mapped-rows.js';
import { type Delimiter, DELIMITERS, type HistoryMapping } from './mapping.js';
import { TimeReader } from './time-reader.js';

export interface LayoutFile {
  readonly content: string | Readable;
  readonly name: string;
  readonly zone: TimeZone;
  readonly dateOrder?: DateOrder;
}

const BATCH_ROWS = 250;

/** A table read by a mapping, which may depend on the names of the header; never more than a batch of it in memory. */
export async function openCsv(
  file: LayoutFile,
  mapping: HistoryMapping | ((columns: readonly string[]) => HistoryMapping),
): Promise<LayoutSource> {
  const text = textOf(file.content, file.name);
  const start = await firstLine(text, file.name);
  const known = typeof mapping === 'function' ? null : mapping;
  const delimiter = known?.delimiter ?? delimiterOf(start.line);
  const records = recordsOf(start.pieces, delimiter, file.name);
  const first = await records.next();
  if (first.done) throw fileUnusable(file.name, 'is empty.');
  const chosen =
    typeof mapping === 'function'
      ? mapping(first.value[0].map((name) => name.trim().toLowerCase()))
      : mapping;
  const times = new TimeReader(chosen.time, file.zone, file.dateOrder);
  const header = chosen.header ? first.value[0] : null;
  const rows = new MappedRows(chosen, times, header, file.name);
  return {
    addUp: chosen.addUp,
    gapsAreZero: false,
    events: eventsOf(first.value, records, rows, header !== null),
  };
}

async function* eventsOf(
  first: readonly string[][],
  rest: AsyncIterable<readonly string[][]>,
  rows: MappedRows,
  hasHeader: boolean,
): AsyncGenerator<LayoutEvent[]> {
  let line = hasHeader ? 1 : 0;
  yield first.slice(line).flatMap((record) => rows.read(record, ++line));
  for await (const records of rest) {
    const events: LayoutEvent[] = [];
    for (const record of records) events.push(...rows.read(record, ++line));
    yield events;
  }
}

async function* recordsOf(
  pieces: AsyncIterable<string>,
  delimiter: Delimiter,
  name: string,
): AsyncGenerator<string[][]> {
  const parser = parse({ delimiter, relax_column_count: true });
  const fed = pipeline(Readable.from(pieces), parser);
  // What goes wrong in the pipeline comes out of the parser below.
  fed.catch(() => undefined);
  let batch: string[][] = [];
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      batch.push(record);
      if (batch.length >= BATCH_ROWS) {
        yield batch;
        batch = [];
      }
    }
  } catch (error) {
    if (error instanceof CsvError) throw fileUnusable(name, `cannot be read as CSV: ${error.message}.`);
    throw error;
  }
  if (batch.length > 0) yield batch;
}

/** The first line that is not blank, and the text with it still in front. */
async function firstLine(
  text: AsyncGenerator<string>,
  name: string,
): Promise<{ line: string; pieces: AsyncIterable<string> }> {
  let head = '';
  for (let next = await text.next(); !next.done; next = await text.next()) {
    head += next.value;
    if (/\S[^\n]*\n/.test(head)) break;
  }
  const line = /[^\r\n]*\S[^\r\n]*/.exec(head)?.[0];
  if (line === undefined) throw fileUnusable(name, 'is empty.');
  return { line, pieces: joined(head.replace(/^\s*\n/, ''), text) };
}

async function* joined(head: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield head;
  yield* rest;
}

/** Of the usual delimiters the one that the line has most of. */
function delimiterOf(line: string): Delimiter {
  const count = (delimiter: Delimiter): number => line.split(delimiter).length;
  return DELIMITERS.reduce((most, delimiter) => (count(delimiter) > count(most) ? delimiter : most));
}
