import { parse } from 'csv-parse/sync';
import { type Instant, instant, SECOND_MS } from '../../../time/instant.js';
import { localDate, localTime, type TimeZone, toInstant } from '../../../time/zoned-time.js';

/** A finished call, as a line of Asterisk's `Master.csv` has it. */
export interface CdrRow {
  readonly callId: string;
  readonly channel: string;
  readonly dialled: string;
  readonly start: Instant;
  readonly answer: Instant | null;
  readonly end: Instant;
}

/** accountcode, src, dst, dcontext, clid, channel, dstchannel, lastapp, lastdata, start, answer, end, ..., uniqueid, userfield */
const COLUMN = { channel: 5, dialled: 6, start: 9, answer: 10, end: 11, callId: 16 };
const LEAST_COLUMNS = 17;
const WALL = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/;

/** Null when the line is none, or has no unique id (`loguniqueid=yes` in cdr.conf). */
export function readCdrRow(text: string, zone: TimeZone): CdrRow | null {
  const columns = columnsOf(text);
  if (columns === null || columns.length < LEAST_COLUMNS) return null;
  const [start, answer, end] = [COLUMN.start, COLUMN.answer, COLUMN.end].map((at) =>
    timeOf(columns[at], zone),
  );
  const callId = columns[COLUMN.callId];
  if (start === null || end === null || end < start || callId === '') return null;
  return { callId, channel: columns[COLUMN.channel], dialled: columns[COLUMN.dialled], start, answer, end };
}

function columnsOf(text: string): readonly string[] | null {
  try {
    return parse(text, { relax_quotes: true }).at(0) ?? null;
  } catch {
    return null;
  }
}

/** `yyyy-mm-dd hh:mm:ss` by the wall of the server, or seconds since 1970. */
function timeOf(text: string, zone: TimeZone): Instant | null {
  if (/^\d{9,11}(\.\d+)?$/.test(text)) return instant(Math.floor(Number(text)) * SECOND_MS);
  const wall = WALL.exec(text);
  if (wall === null) return null;
  try {
    return toInstant(localDate(wall[1]), localTime(wall[2]), zone);
  } catch {
    return null;
  }
}
