import { type DateOrder } from '../engine/wall-text.js';
import { type Instant } from '../../time/instant.js';
import { timeZone, type TimeZone } from '../../time/zoned-time.js';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** A name of the header, whatever its case; in a file without one the number of the column, from 1. */
export type ColumnName = string;

export const TIME_FORMATS = ['wall', 'epoch-seconds', 'epoch-milliseconds'] as const;
export const DURATION_UNITS = ['seconds', 'milliseconds', 'hh:mm:ss'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

export interface DurationColumns {
  /** Added up: talk and after-call work often stand apart. */
  readonly columns: readonly ColumnName[];
  readonly unit: DurationUnit;
  /** Of one contact on average, or of all. */
  readonly meaning: 'average' | 'total';
}

/** How a table of text is read as interval history. */
export interface HistoryMapping {
  /** Found from the first line when `null`. */
  readonly delimiter: Delimiter | null;
  readonly header: boolean;
  readonly decimal: 'point' | 'comma';
  /** One column, or a date and a time. A text with an offset of its own is read by it. */
  readonly time: {
    readonly columns: readonly ColumnName[];
    readonly format: (typeof TIME_FORMATS)[number];
    /** Of dates that end with the year; never guessed. */
    readonly dateOrder: DateOrder | null;
    /** The zone of the wall times where the layout fixes it. */
    readonly zone: TimeZone | null;
  };
  readonly queue: ColumnName | null;
  /** Minutes of the interval, `15`, `15mins` or `hh:mm:ss`. */
  readonly interval: ColumnName | null;
  readonly offered: ColumnName;
  readonly handled: ColumnName | null;
  readonly abandoned: ColumnName | null;
  /** Of the handled. */
  readonly handleTime: DurationColumns | null;
  /** Of all that were offered: the waits of the answered and of those that gave up. Mappings saved early on lack it. */
  readonly waitTime?: DurationColumns | null;
  /** Only rows with one of the values, whatever their case. */
  readonly only: readonly { readonly column: ColumnName; readonly values: readonly string[] }[];
  readonly addUp: boolean;
  /** Every row has exactly so many. */
  readonly columnCount: number | null;
}

export interface SavedMapping {
  readonly id: number;
  readonly name: string;
  readonly mapping: HistoryMapping;
  readonly savedBy: number;
  readonly savedAt: Instant;
}

const WALL = { format: 'wall', dateOrder: null, zone: null } as const;

/** `timestamp,calls` or `date,start,calls`; handled, abandoned and aht_s and wait_s (of all together) when there. */
export function plainMapping(columns: readonly string[]): HistoryMapping {
  const has = (name: string): string | null => (columns.includes(name) ? name : null);
  const stamped = columns.includes('timestamp');
  return {
    delimiter: null,
    header: true,
    decimal: 'point',
    time: { ...WALL, columns: stamped ? ['timestamp'] : ['date', 'start'] },
    queue: has('queue'),
    interval: null,
    offered: 'calls',
    handled: has('handled'),
    abandoned: has('abandoned'),
    handleTime: columns.includes('aht_s')
      ? { columns: ['aht_s'], unit: 'seconds', meaning: 'average' }
      : null,
    waitTime: columns.includes('wait_s') ? { columns: ['wait_s'], unit: 'seconds', meaning: 'total' } : null,
    only: [],
    addUp: false,
    columnCount: null,
  };
}

/** The table that Amazon Connect takes for its own forecasts. */
export const AMAZON_CONNECT: HistoryMapping = {
  delimiter: ',',
  header: true,
  decimal: 'point',
  time: { ...WALL, columns: ['TimeStamp'], zone: timeZone('UTC') },
  queue: 'QueueName',
  interval: 'IntervalDuration',
  offered: 'IncomingContactVolume',
  handled: 'ContactsHandled',
  abandoned: null,
  handleTime: { columns: ['AverageHandleTime'], unit: 'seconds', meaning: 'average' },
  only: [{ column: 'ChannelType', values: ['VOICE'] }],
  addUp: false,
  columnCount: null,
};

/** The table that Genesys Cloud takes as history: rows of one interval differ by skill set and language. */
export const GENESYS_CLOUD: HistoryMapping = {
  delimiter: ',',
  header: true,
  decimal: 'point',
  time: { ...WALL, columns: ['Interval Start UTC Date'], zone: timeZone('UTC') },
  queue: 'Queue',
  interval: null,
  offered: 'Offered',
  handled: 'Interactions Handled',
  abandoned: null,
  handleTime: { columns: ['Total Handle Time (Seconds)'], unit: 'seconds', meaning: 'total' },
  only: [{ column: 'Media Type', values: ['Voice', 'Call'] }],
  addUp: true,
  columnCount: null,
};

/**
 * Calabrio, formerly Teleopti: no header, 21 columns. 1 interval, 2 date, 3 time, 4 queue number, 5 queue name,
 * 6 offered, 7 overflowed in, 8 abandoned, 9 overflowed out, 10 answered, 11-12 queue time of answered and abandoned,
 * 13 talk, 14 after-call work, 15-21 longest waits, agents, answered in time, waiting, short and timely abandons.
 */
export const TELEOPTI: HistoryMapping = {
  delimiter: null,
  header: false,
  decimal: 'point',
  time: { ...WALL, columns: ['2', '3'] },
  queue: '5',
  interval: '1',
  offered: '6',
  handled: '10',
  abandoned: '8',
  handleTime: { columns: ['13', '14'], unit: 'seconds', meaning: 'total' },
  waitTime: { columns: ['11', '12'], unit: 'seconds', meaning: 'total' },
  only: [],
  addUp: false,
  columnCount: 21,
};
