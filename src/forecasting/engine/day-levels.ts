import { type DayTable } from './day-table.js';
import { ridge } from './least-squares.js';
import { dateOfDay, weekdayOfDay } from './slot.js';

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

const KNOT_DAYS = 14;
const LEVEL_PENALTY = 2;
const MONTH_WAVES = 4;
const MONTH_PENALTY = 4;
/** The wave counts in full when it foretells weeks that were left out this much better, not at all when no better. */
const MONTH_GAIN = 0.03;
const LEAST_MONTH_DAYS = 84;
const OFFSET_SHARE = 0.005;
const LEAST_SPREAD = 0.02;

/**
 * Splits the day totals into a slowly moving level, weekday effects and, where leaving out blocks of days shows that it helps, a
 * wave within the calendar month (pay days, month ends), by robust penalised regression of their logarithms.
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
  const course = new Course(table, used, scaled);
  const plain = course.fit(false);
  const trust = month && table.days >= LEAST_MONTH_DAYS ? course.monthTrust() : 0;
  const wavy = trust > 0 ? trusted(course.fit(true), course.knots + 7, trust) : plain;
  return {
    totals,
    expected: Float64Array.from(totals, (_, row) => course.valueAt(row, wavy)),
    monthEffect: (day) => (wavy === plain ? 0 : monthPart(day, wavy, course.knots + 7)),
    weekdayEffect: (day) => wavy[course.knots + weekdayOfDay(day) - 1],
    spread: Math.max(LEAST_SPREAD, robustSpread(used.map((row) => scaled[row] - course.valueAt(row, wavy)))),
    mean,
    offset,
  };
}

function trusted(coefficients: Float64Array, from: number, trust: number): Float64Array {
  return coefficients.map((value, i) => (i < from ? value : trust * value));
}

/**
 * The median distance from zero, as the standard deviation of normal values would have it.
 * @example
 * robustSpread([1, -1, 1]) // => 1.4826
 */
export function robustSpread(values: readonly number[]): number {
  const distances = values.map(Math.abs).sort((a, b) => a - b);
  return distances.length === 0 ? 0 : 1.4826 * distances[distances.length >> 1];
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
    const weekday = weekdayOfDay(table.first + Math.floor(cell / width));
    sums[weekday][cell % width] += count;
    times[weekday][cell % width]++;
  }
  return sums.map((sum, weekday) => sum.map((value, i) => value / Math.max(1, times[weekday][i])));
}

/** The regression: level (hat functions on knots), weekday, month. */
class Course {
  readonly knots: number;
  private readonly rows: Float64Array[];
  private readonly weekdayWeight: number[];

  constructor(
    private readonly table: DayTable,
    private readonly used: readonly number[],
    private readonly values: Float64Array,
  ) {
    this.knots = Math.max(2, Math.ceil(table.days / KNOT_DAYS) + 1);
    this.rows = Array.from({ length: table.days }, (_, row) => this.rowOf(row));
    this.weekdayWeight = this.weights();
  }

  valueAt(row: number, coefficients: Float64Array): number {
    return this.rows[row].reduce((sum, x, i) => sum + x * (coefficients[i] ?? 0), 0);
  }

  fit(month: boolean, among: readonly number[] = this.used): Float64Array {
    const size = this.knots + 7 + (month ? 2 * MONTH_WAVES : 0);
    const rows = among.map((row) => this.rows[row].subarray(0, size));
    const targets = among.map((row) => this.values[row]);
    const base = among.map((row) => this.weekdayWeight[weekdayOfDay(this.table.first + row)]);
    const penalty = this.penalty(size);
    let found = ridge(rows, targets, base, penalty);
    for (let round = 0; round < 2; round++) {
      const misses = among.map((row) => this.values[row] - this.valueAt(row, found));
      const limit = 2 * Math.max(LEAST_SPREAD, robustSpread(misses));
      const weights = base.map(
        (weight, i) => weight * Math.min(1, limit / Math.max(limit, Math.abs(misses[i]))),
      );
      found = ridge(rows, targets, weights, penalty);
    }
    return found;
  }

  /** Leaves out four weeks at a time and sees how much better the wave foretells them, in absolute misses: 0 not at all, 1 clearly. */
  monthTrust(): number {
    let [plain, wavy] = [0, 0];
    for (let from = 0; from < this.table.days; from += 28) {
      const held = this.used.filter((row) => row >= from && row < from + 28);
      const rest = this.used.filter((row) => row < from || row >= from + 28);
      if (held.length < 10 || rest.length < 30) continue;
      const [without, withWave] = [this.fit(false, rest), this.fit(true, rest)];
      plain += this.missAround(held, without);
      wavy += this.missAround(held, withWave);
    }
    return plain > 0 ? Math.max(0, Math.min(1, (1 - wavy / plain) / MONTH_GAIN)) : 0;
  }

  /** Around their own median: the level of a month that was left out is not the question. */
  private missAround(held: readonly number[], coefficients: Float64Array): number {
    const misses = held
      .map((row) => this.values[row] - this.valueAt(row, coefficients))
      .sort((a, b) => a - b);
    const middle = misses[misses.length >> 1];
    return misses.reduce((sum, miss) => sum + Math.abs(miss - middle), 0);
  }

  /** Busy weekdays count for more: their misses are more contacts, and less of them is chance. */
  private weights(): number[] {
    const sums = new Float64Array(8);
    const times = new Float64Array(8);
    for (const row of this.used) {
      const weekday = weekdayOfDay(this.table.first + row);
      sums[weekday] += Math.exp(Math.min(3, this.values[row]));
      times[weekday]++;
    }
    return [...sums.keys()].map((weekday) => Math.sqrt(sums[weekday] / Math.max(1, times[weekday])));
  }

  private rowOf(row: number): Float64Array {
    const x = new Float64Array(this.knots + 7 + 2 * MONTH_WAVES);
    const place = (row / Math.max(1, this.table.days - 1)) * (this.knots - 1);
    const left = Math.min(this.knots - 2, Math.floor(place));
    x[left] = 1 - (place - left);
    x[left + 1] = place - left;
    const day = this.table.first + row;
    x[this.knots + weekdayOfDay(day) - 1] = 1;
    monthWaves(day).forEach((wave, i) => (x[this.knots + 7 + i] = wave));
    return x;
  }

  private penalty(size: number): Float64Array {
    const matrix = new Float64Array(size * size);
    const add = (i: number, j: number, value: number): void => void (matrix[i * size + j] += value);
    const bend = [1, -2, 1];
    for (let knot = 0; knot + 2 < this.knots; knot++) {
      bend.forEach((a, i) => bend.forEach((b, j) => add(knot + i, knot + j, LEVEL_PENALTY * a * b)));
    }
    for (let i = 0; i < this.knots; i++) add(i, i, 1e-6);
    for (let i = this.knots; i < this.knots + 7; i++) add(i, i, 0.001);
    for (let i = this.knots + 7; i < size; i++) add(i, i, MONTH_PENALTY);
    return matrix;
  }
}

/** Sines and cosines of the day's place in its calendar month. */
function monthWaves(day: number): number[] {
  const [year, month, date] = dateOfDay(day).split('-').map(Number);
  const length =
    month === 2
      ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
        ? 29
        : 28
      : [4, 6, 9, 11].includes(month)
        ? 30
        : 31;
  const angle = (2 * Math.PI * (date - 1)) / length;
  return Array.from({ length: MONTH_WAVES }, (_, k) => [
    Math.sin((k + 1) * angle),
    Math.cos((k + 1) * angle),
  ]).flat();
}

function monthPart(day: number, coefficients: Float64Array, from: number): number {
  return monthWaves(day).reduce((sum, wave, i) => sum + wave * coefficients[from + i], 0);
}
