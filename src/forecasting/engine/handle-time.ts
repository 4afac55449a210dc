import { type Instant } from '../../time/instant.js';
import { type GridMinutes } from '../../time/interval-grid.js';
import { type TimeZone } from '../../time/zoned-time.js';
import { slotOf } from './slot.js';

/** A mean of one past interval with the number of contacts behind it: handle time with the handled, abandoned share with the offered. */
export interface WeightedObservation {
  readonly start: Instant;
  readonly value: number;
  readonly contacts: number;
}

export interface AverageRequest {
  readonly history: readonly WeightedObservation[];
  readonly zone: TimeZone;
  readonly intervalMinutes: GridMinutes;
  /** Nothing that starts at or after it is used. */
  readonly origin: Instant;
  readonly horizon: readonly Instant[];
  /** Single intervals are not held near the overall mean: what lies far off has been seen to. */
  readonly believed?: boolean;
}

export interface AveragePoint {
  readonly start: Instant;
  /** In the unit of the history; undefined without any history. */
  readonly value: number | undefined;
}

const HALF_LIFE_DAYS = 28;
/** A single interval's mean is believed up to so many times the overall one, and down to its inverse. */
const MOST_TIMES = 4;

/** Discounted sums of value x contacts and of contacts, and what the days of a group say about its own mean. */
interface Group {
  values: number;
  contacts: number;
  squares: number;
  weightSquares: number;
}

/**
 * Average handle time (or any mean per contact: share abandoned, patience) by weekday and wall-clock slot. The level is the mean weighted by
 * contacts, a day weighing half of one four weeks later; weekday and slot have factors of their own, each drawn towards 1 as far as its
 * difference may be chance. Single intervals cannot carry it away: their means are held within a quarter to four times the overall one.
 * Sources: credibility of weighted means, H. Buehlmann and E. Straub 1970.
 * @example
 * forecastAverage({ history: [{ start: parseInstant('2026-01-05T10:00Z'), value: 240, contacts: 8 }], zone: timeZone('UTC'), intervalMinutes: 30, origin: parseInstant('2026-01-06T00:00Z'), horizon: [parseInstant('2026-01-12T10:00Z')] })[0].value // => 240
 */
export function forecastAverage(request: AverageRequest): AveragePoint[] {
  const { zone, intervalMinutes, origin, horizon, believed = false } = request;
  const known = request.history
    .filter(
      ({ start, value, contacts }) => start < origin && contacts > 0 && Number.isFinite(value) && value >= 0,
    )
    .map(({ start, value, contacts }) => ({ value, contacts, ...slotOf(start, zone, intervalMinutes) }));
  if (known.length === 0) return horizon.map((start) => ({ start, value: undefined }));
  const last = known.reduce((latest, { day }) => Math.max(latest, day), -Infinity);
  const rows = known.map((row) => ({
    ...row,
    contacts: row.contacts * recency(last - row.day),
  }));
  const held = believed ? rows : heldNear(meanOf(rows), rows);
  const level = meanOf(held);
  const weekdays = factors(held, level, ({ weekday }) => weekday);
  const slots = factors(
    // Where a weekday's factor is zero, so are its values.
    held.map((row) => ({ ...row, value: row.value / (weekdays.get(row.weekday) || 1) })),
    level,
    ({ index }) => index,
  );
  return horizon.map((start) => {
    const { weekday, index } = slotOf(start, zone, intervalMinutes);
    return { start, value: level * (weekdays.get(weekday) ?? 1) * (slots.get(index) ?? 1) };
  });
}

/**
 * What a day weighs so many days before the last one.
 * @example
 * recency(28) // => 0.5
 */
export function recency(days: number): number {
  return 0.5 ** (days / HALF_LIFE_DAYS);
}

interface Row {
  readonly value: number;
  readonly contacts: number;
  readonly day: number;
  readonly weekday: number;
  readonly index: number;
}

function heldNear(overall: number, rows: readonly Row[]): Row[] {
  return rows.map((row) => ({
    ...row,
    value: Math.max(overall / MOST_TIMES, Math.min(overall * MOST_TIMES, row.value)),
  }));
}

function meanOf(rows: readonly Row[]): number {
  const contacts = rows.reduce((sum, row) => sum + row.contacts, 0);
  return rows.reduce((sum, row) => sum + row.contacts * row.value, 0) / contacts;
}

/** Mean of each group over the level, drawn towards 1. */
function factors(rows: readonly Row[], level: number, keyOf: (row: Row) => number): Map<number, number> {
  const groups = new Map<number, Group>();
  for (const row of rows) {
    const key = keyOf(row);
    let group = groups.get(key);
    if (group === undefined)
      groups.set(key, (group = { values: 0, contacts: 0, squares: 0, weightSquares: 0 }));
    group.values += row.contacts * row.value;
    group.contacts += row.contacts;
    group.squares += row.contacts * row.value ** 2;
    group.weightSquares += row.contacts ** 2;
  }
  if (!(level > 0)) return new Map([...groups.keys()].map((key) => [key, 1]));
  let [apart, within, contacts] = [0, 0, 0];
  for (const group of groups.values()) {
    const mean = group.values / group.contacts;
    apart += group.contacts * (mean - level) ** 2;
    within += Math.max(0, group.squares - group.contacts * mean ** 2);
    contacts += group.contacts;
  }
  const chanceOf = (group: Group): number => chanceOfMean(group, within / contacts, level);
  const chance = [...groups.values()].reduce((sum, group) => sum + group.contacts * chanceOf(group), 0);
  const between = Math.max(0, (apart - chance) / contacts);
  return new Map(
    [...groups].map(([key, group]) => {
      const own = group.values / group.contacts;
      const noise = chanceOf(group);
      const trust = between > 0 ? between / (between + noise) : 0;
      return [key, (level + trust * (own - level)) / level];
    }),
  );
}

/**
 * Variance of a group's mean, from how intervals differ within all groups; of a single interval nothing is known but that it is one. (By its own
 * intervals alone a small group that happens to be even would be believed in full.)
 */
function chanceOfMean({ contacts, weightSquares }: Group, spread: number, level: number): number {
  const effective = contacts ** 2 / weightSquares;
  return effective > 1.5 ? spread / (effective - 1) : level ** 2;
}
