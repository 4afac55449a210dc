import { FieldError } from '../engine/row-fields.js';
import { type DateOrder, readDate, readTime } from '../engine/wall-text.js';
import { type Instant, instant, parseInstant } from '../../time/instant.js';
import { resolveWallTime, type TimeZone } from '../../time/zoned-time.js';
import { type HistoryMapping } from './mapping.js';

/** What a text stands for: an instant, the two of a wall time that happens twice, or none (skipped by the clocks). */
export interface ReadTime {
  readonly start: Instant | null;
  readonly later: Instant | null;
}

/** A year of quarter-hours is 35,000 texts; a file with more kinds than that is not slowed down by reading some again. */
const MOST_KNOWN = 100_000;
const OFFSET = /\d([Zz]|[+-]\d{2}:?\d{2})$/;
const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})$/;

/** Reads the times of a file. Files repeat their times, so each text is worked out once. */
export class TimeReader {
  private readonly known = new Map<string, ReadTime>();
  private readonly order: DateOrder | 'unknown';
  private readonly zone: TimeZone;

  constructor(
    private readonly time: HistoryMapping['time'],
    zone: TimeZone,
    dateOrder: DateOrder | undefined,
  ) {
    this.order = dateOrder ?? time.dateOrder ?? 'unknown';
    this.zone = time.zone ?? zone;
  }

  /** @throws FieldError when the text is no time, or its date is in an order that was not told. */
  read(column: string, text: string): ReadTime {
    let read = this.known.get(text);
    if (read === undefined) {
      read = this.work(column, text);
      if (this.known.size >= MOST_KNOWN) this.known.clear();
      this.known.set(text, read);
    }
    return read;
  }

  private work(column: string, text: string): ReadTime {
    if (this.time.format !== 'wall') return { start: this.epoch(column, text), later: null };
    const [date, ...rest] = text.split(/[ T]+/);
    const time = rest.join(' ');
    if (OFFSET.test(time)) return { start: withOffset(column, text, date, time), later: null };
    const wallDate = readDate(column, date.replace(COMPACT_DATE, '$1-$2-$3'), this.order);
    const wall = resolveWallTime(wallDate, readTime(column, time), this.zone);
    if (wall.kind === 'unique') return { start: wall.at, later: null };
    return wall.kind === 'gap' ? { start: null, later: null } : { start: wall.earlier, later: wall.later };
  }

  private epoch(column: string, text: string): Instant {
    if (!/^\d{1,16}(\.0+)?$/.test(text)) {
      throw new FieldError(column, text, `is not a count of ${this.time.format.slice(6)} since 1970.`);
    }
    const ms = Number(text) * (this.time.format === 'epoch-seconds' ? 1_000 : 1);
    // Seconds read as milliseconds end up in January 1970, milliseconds read as seconds far in the future.
    if (ms < Date.UTC(1980, 0) || ms > Date.UTC(2200, 0)) {
      throw new FieldError(
        column,
        text,
        `is outside 1980 to 2200 as ${this.time.format.slice(6)}. Maybe it counts the other unit.`,
      );
    }
    return instant(ms);
  }
}

function withOffset(column: string, text: string, date: string, time: string): Instant {
  try {
    return parseInstant(`${date}T${time.replaceAll(' ', '')}`);
  } catch {
    throw new FieldError(
      column,
      text,
      'is not an instant. Write ISO 8601, for example 2026-10-25T01:30:00Z.',
    );
  }
}
