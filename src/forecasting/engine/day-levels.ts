import { DayCourse, type HeldOut, robustSpread } from './day-course.js';
import { type DayTable } from './day-table.js';
import { monthDays, monthPlace, standingOut } from './month-days.js';
import { weekdayOfDay } from './slot.js';

/** Totals of the days of a table and the ordinary course that they follow. */
export interface DayLevels {
  /** Contacts of each day, made up to a whole day where slots are missing; NaN for a day of which most is missing. */
  readonly totals: Float64Array;
  /** log((ordinary total + offset) / (mean + offset)) of each day: level, weekday and time of the month, without special days. */
  readonly expected: Float64Array;
  /** What the time of the month adds to the logarithm, for any day; zero where the data do not show it. */
  readonly monthEffect: (day: number) => number;
  /** What the weekday adds. */
  readonly weekdayEffect: (day: number) => number;
  /** Robust standard deviation of the days around it, in logarithms. */
  readonly spread: number;
  /** Mean of the totals, and the small number that keeps logarithms of empty days finite. */
  readonly mean: number;
  readonly offset: number;
}

/** The time of the month counts in full when it foretells weeks that were left out this much better, not at all when no better. */
const MONTH_GAIN = 0.03;
const LEAST_MONTH_DAYS = 84;
const OFFSET_SHARE = 0.005;
const LEAST_SPREAD = 0.02;

/**
 * Splits the day totals into a slowly moving level, weekday effects and, where leaving out blocks of days shows that it helps, the time of the
 * month: a wave, and single days that stand out. By robust penalised regression of their logarithms.
 * Days that `skip` names (special days) are not learned from; without `month` the time of the month is not looked for.
 * Sources: P. H. C. Eilers and B. D. Marx, Statistical Science 11 (1996) for the level; P. J. Huber 1964 for the weights.
 * @example
 * dayLevels({ first: 0, days: 14, slots: [20], counts: new Float64Array(14).fill(3), holidays: new Set(), leftOut: new Set() }, () => false).mean // => 3
 */
export function dayLevels(table: DayTable, skip: (day: number) => boolean, month = true): DayLevels {
  const totals = dayTotals(table);
  const used = [...totals.keys()].filter((row) => totals[row] >= 0 && !skip(table.first + row));
  const mean = used.reduce((sum, row) => sum + totals[row], 0) / Math.max(1, used.length);
  const offset = OFFSET_SHARE * mean;
  const scaled = Float64Array.from(totals, (total) =>
    mean > 0 ? Math.log((total + offset) / (mean + offset)) : 0,
  );
  const course = new DayCourse(table, used, scaled);
  const { fit, peak } =
    month && table.days >= LEAST_MONTH_DAYS ? withMonth(course, table, used) : plainly(course);
  const expected = Float64Array.from(totals, (_, row) => course.valueAt(row, fit) + peak(table.first + row));
  return {
    totals,
    expected,
    monthEffect: (day) => course.monthPart(day, fit) + peak(day),
    weekdayEffect: (day) => course.weekdayPart(day, fit),
    spread: Math.max(LEAST_SPREAD, robustSpread(used.map((row) => scaled[row] - expected[row]))),
    mean,
    offset,
  };
}

/** A fit with what single days of the month add to it. */
interface FittedCourse {
  readonly fit: Float64Array;
  readonly peak: (day: number) => number;
}

function plainly(course: DayCourse): FittedCourse {
  return { fit: course.fit(false), peak: () => 0 };
}

/** Wave and single days of the month each count as far as they foretell blocks of days that were left out. */
function withMonth(course: DayCourse, table: DayTable, used: readonly number[]): FittedCourse {
  const places = monthDays(table.first, table.days).map(monthPlace);
  const held = course.heldOut();
  const wave = trustIn(
    held,
    ({ plain }) =>
      (row) =>
        course.missAt(row, plain),
    ({ wavy }) =>
      (row) =>
        course.missAt(row, wavy),
  );
  const peaksOf = (rows: readonly number[], fit: Float64Array) => {
    const misses = rows.map((row) => course.missAt(row, fit));
    const spread = Math.max(LEAST_SPREAD, robustSpread(misses));
    return standingOut(
      rows.map((row) => places[row]),
      misses,
      spread,
    );
  };
  const fitOf = ({ plain, wavy }: HeldOut): Float64Array => (wave > 0 ? course.withWave(wavy, wave) : plain);
  const trust = trustIn(
    held,
    (block) => (row) => course.missAt(row, fitOf(block)),
    (block) => {
      const fit = fitOf(block);
      const peaks = peaksOf(block.rest, fit);
      return (row) => course.missAt(row, fit) - (peaks.get(places[row]) ?? 0);
    },
  );
  const fit = wave > 0 ? course.withWave(course.fit(true), wave) : course.fit(false);
  const peaks = trust > 0 ? peaksOf(used, fit) : new Map<number, number>();
  return {
    fit,
    peak: (day) => (peaks.size === 0 ? 0 : trust * (peaks.get(monthPlace(monthDays(day, 1)[0])) ?? 0)),
  };
}

type MissOf = (block: HeldOut) => (row: number) => number;

/** How much better the second foretells blocks that were left out, in absolute misses: 0 not at all, 1 clearly. */
function trustIn(held: readonly HeldOut[], without: MissOf, having: MissOf): number {
  let [before, after] = [0, 0];
  for (const block of held) {
    before += missAround(block.rows.map(without(block)));
    after += missAround(block.rows.map(having(block)));
  }
  return before > 0 ? Math.max(0, Math.min(1, (1 - after / before) / MONTH_GAIN)) : 0;
}

/** Around their own median: the level of a block that was left out is not the question. */
function missAround(values: readonly number[]): number {
  const misses = Float64Array.from(values).sort();
  const middle = misses[misses.length >> 1];
  return misses.reduce((sum, miss) => sum + Math.abs(miss - middle), 0);
}

function dayTotals(table: DayTable): Float64Array {
  const width = table.slots.length;
  const usual = usualCounts(table);
  return Float64Array.from({ length: table.days }, (_, row) => {
    const own = usual[weekdayOfDay(table.first + row)];
    let [seen, seenUsual, allUsual] = [0, 0, 0];
    let observed = 0;
    for (let i = 0; i < width; i++) {
      const count = table.counts[row * width + i];
      allUsual += own[i];
      if (Number.isNaN(count)) continue;
      observed++;
      seen += count;
      seenUsual += own[i];
    }
    if (observed === 0 || seenUsual < allUsual / 2) return NaN;
    return seenUsual > 0 && seenUsual < allUsual ? (seen * allUsual) / seenUsual : seen;
  });
}

/** Mean of each weekday's slot over the whole table. */
function usualCounts(table: DayTable): Float64Array[] {
  const width = table.slots.length;
  const sums = Array.from({ length: 8 }, () => new Float64Array(width));
  const times = Array.from({ length: 8 }, () => new Float64Array(width));
  for (let cell = 0; cell < table.days * width; cell++) {
    const count = table.counts[cell];
    if (Number.isNaN(count)) continue;
    const day = table.first + Math.floor(cell / width);
    if (table.leftOut.has(day)) continue;
    const weekday = weekdayOfDay(day);
    sums[weekday][cell % width] += count;
    times[weekday][cell % width]++;
  }
  return sums.map((sum, weekday) => sum.map((value, i) => value / Math.max(1, times[weekday][i])));
}
