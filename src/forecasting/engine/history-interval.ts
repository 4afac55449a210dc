import { type Instant, MINUTE_MS } from '../../time/instant.js';
import { GRID_MINUTES, type GridMinutes } from '../../time/interval-grid.js';
import { offsetMs, type TimeZone } from '../../time/zoned-time.js';
import { type Observation } from './forecaster.js';
import { slotOf } from './slot.js';

/**
 * The interval of a history in the order of time: the shortest distance between two rows when it is 5, 15, 30 or 60 minutes, else undefined.
 * @example
 * findInterval([{ start: instant(0) }, { start: instant(1800000) }, { start: instant(7200000) }]) // => 30
 */
export function findInterval(records: readonly { readonly start: Instant }[]): GridMinutes | undefined {
  let shortest = Infinity;
  for (let i = 1; i < records.length; i++) {
    shortest = Math.min(shortest, (records[i].start - records[i - 1].start) / MINUTE_MS);
  }
  return GRID_MINUTES.find((minutes) => minutes === shortest);
}

/**
 * Advice for rows that start on an interval neither of the wall clock nor of the UTC hour, by row.
 * @example
 * misalignment([{ row: 2, start: parseInstant('2026-01-05T07:40Z') }], timeZone('UTC'), 30).get(2) // => 'does not start an interval of 30 minutes.'
 */
export function misalignment(
  records: readonly { readonly row: number; readonly start: Instant }[],
  zone: TimeZone,
  intervalMinutes: GridMinutes | undefined,
): ReadonlyMap<number, string> {
  const astray = new Map<number, string>();
  if (intervalMinutes === undefined) return astray;
  for (const { row, start } of records) {
    const wallMinute = (start + offsetMs(start, zone)) / MINUTE_MS;
    if (wallMinute % intervalMinutes !== 0 && (start / MINUTE_MS) % intervalMinutes !== 0) {
      astray.set(row, `does not start an interval of ${intervalMinutes} minutes.`);
    }
  }
  return astray;
}

/** A history on a coarser grid. */
export interface Coarsened {
  readonly observations: readonly Observation[];
  /** Wider intervals left out because parts that are there on other days were missing. */
  readonly incomplete: number;
}

/**
 * Adds up finer intervals to wider ones on the wall clock. A wide interval counts only when it has as many parts as that
 * weekday's interval ever has: a missing quarter-hour must not pass for a quiet half-hour.
 * @throws RangeError when the history's interval does not divide the wanted one.
 * @example
 * coarsen([{ start: parseInstant('2026-01-05T07:00Z'), offered: 3 }, { start: parseInstant('2026-01-05T07:15Z'), offered: 4 }], timeZone('UTC'), 15, 30).observations[0].offered // => 7
 */
export function coarsen(
  observations: readonly Observation[],
  zone: TimeZone,
  fromMinutes: GridMinutes,
  toMinutes: GridMinutes,
): Coarsened {
  if (fromMinutes === toMinutes) return { observations, incomplete: 0 };
  if (toMinutes % fromMinutes !== 0) {
    throw new RangeError(
      `The history is in intervals of ${fromMinutes} minutes, which do not add up to ${toMinutes}. Maybe ask for ${fromMinutes}.`,
    );
  }
  const wide = new Map<Instant, { slot: string; offered: number; parts: number }>();
  const mostParts = new Map<string, number>();
  for (const { start, offered } of observations) {
    const { weekday, index } = slotOf(start, zone, toMinutes);
    const wallMinute = (start + offsetMs(start, zone)) / MINUTE_MS;
    const from = (start - (wallMinute % toMinutes) * MINUTE_MS) as Instant;
    const slot = `${weekday} ${index}`;
    const before = wide.get(from) ?? { slot, offered: 0, parts: 0 };
    wide.set(from, { slot, offered: before.offered + offered, parts: before.parts + 1 });
    mostParts.set(slot, Math.max(mostParts.get(slot) ?? 0, before.parts + 1));
  }
  const complete = [...wide].filter(([, { slot, parts }]) => parts === mostParts.get(slot));
  return {
    observations: complete.map(([start, { offered }]) => ({ start, offered })),
    incomplete: wide.size - complete.length,
  };
}
