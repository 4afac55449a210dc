import { type DayTable } from './day-table.js';
import { ridge } from './least-squares.js';
import { type MonthDay, monthDays } from './month-days.js';
import { weekdayOfDay } from './slot.js';

const KNOT_DAYS = 14;
const LEVEL_PENALTY = 2;
const MONTH_WAVES = 6;
const LEAST_SPREAD = 0.02;
const BLOCK_DAYS = 28;
/** A year of blocks, the last one begun, says enough. */
const MOST_BLOCKS = 14;

/** A block of days foretold by the others: its rows, and the fits without and with the month's wave. */
export interface HeldOut {
  readonly rows: readonly number[];
  /** The rows that the fits are made from. */
  readonly rest: readonly number[];
  readonly plain: Float64Array;
  readonly wavy: Float64Array;
}

/**
 * The robust penalised regression of the days of a table: level (hat functions on knots), weekday and, where asked, a wave within the month.
 * `values` are by row; only the rows `used` are learned from.
 * @example
 * new DayCourse({ first: 4, days: 2 }, [0, 1], Float64Array.of(0, 0)).fit(false)[0] // => 0
 */
export class DayCourse {
  readonly knots: number;
  private readonly rows: Float64Array[];
  /** The columns of each row that are not zero. */
  private readonly columns: Int32Array[];
  private readonly weekdayWeight: number[];

  constructor(
    private readonly table: Pick<DayTable, 'first' | 'days'>,
    private readonly used: readonly number[],
    private readonly values: Float64Array,
  ) {
    this.knots = Math.max(2, Math.ceil(table.days / KNOT_DAYS) + 1);
    this.rows = monthDays(table.first, table.days).map((day, row) => this.rowOf(row, day));
    this.columns = this.rows.map((x) => Int32Array.from([...x.keys()].filter((i) => x[i] !== 0)));
    this.weekdayWeight = this.weights();
  }

  /** By the coefficients of a fit, with or without the wave. */
  valueAt(row: number, coefficients: Float64Array): number {
    const x = this.rows[row];
    let sum = 0;
    for (const i of this.columns[row]) if (i < coefficients.length) sum += x[i] * coefficients[i];
    return sum;
  }

  missAt(row: number, coefficients: Float64Array): number {
    return this.values[row] - this.valueAt(row, coefficients);
  }

  weekdayPart(day: number, coefficients: Float64Array): number {
    return coefficients[this.knots + weekdayOfDay(day) - 1];
  }

  monthPart(day: number, coefficients: Float64Array): number {
    if (coefficients.length === this.knots + 7) return 0;
    return monthWaves(monthDays(day, 1)[0]).reduce(
      (sum, wave, i) => sum + wave * coefficients[this.knots + 7 + i],
      0,
    );
  }

  /** The same coefficients with the wave shrunk. */
  withWave(coefficients: Float64Array, share: number): Float64Array {
    return coefficients.map((value, i) => (i < this.knots + 7 ? value : share * value));
  }

  fit(month: boolean, among: readonly number[] = this.used): Float64Array {
    const size = this.knots + 7 + (month ? 2 * MONTH_WAVES : 0);
    const rows = among.map((row) => this.rows[row].subarray(0, size));
    const targets = among.map((row) => this.values[row]);
    const base = among.map((row) => this.weekdayWeight[weekdayOfDay(this.table.first + row)]);
    const penalty = this.penalty(size);
    let found = ridge(rows, targets, base, penalty);
    for (let round = 0; round < 2; round++) {
      const misses = among.map((row) => this.missAt(row, found));
      const limit = 2 * Math.max(LEAST_SPREAD, robustSpread(misses));
      const weights = base.map(
        (weight, i) => weight * Math.min(1, limit / Math.max(limit, Math.abs(misses[i]))),
      );
      found = ridge(rows, targets, weights, penalty);
    }
    return found;
  }

  /** Leaves out four weeks at a time, of the last year. */
  heldOut(): HeldOut[] {
    const blocks: HeldOut[] = [];
    const count = Math.ceil(this.table.days / BLOCK_DAYS);
    for (let block = Math.max(0, count - MOST_BLOCKS); block < count; block++) {
      const isHeld = (row: number): boolean => Math.floor(row / BLOCK_DAYS) === block;
      const rows = this.used.filter(isHeld);
      const rest = this.used.filter((row) => !isHeld(row));
      if (rows.length < 10 || rest.length < 30) continue;
      blocks.push({ rows, rest, plain: this.fit(false, rest), wavy: this.fit(true, rest) });
    }
    return blocks;
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

  private rowOf(row: number, day: MonthDay): Float64Array {
    const x = new Float64Array(this.knots + 7 + 2 * MONTH_WAVES);
    const place = (row / Math.max(1, this.table.days - 1)) * (this.knots - 1);
    const left = Math.min(this.knots - 2, Math.floor(place));
    x[left] = 1 - (place - left);
    x[left + 1] = place - left;
    x[this.knots + weekdayOfDay(this.table.first + row) - 1] = 1;
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
    for (let i = this.knots + 7; i < size; i++) {
      const wave = ((i - this.knots - 7) >> 1) + 1;
      add(i, i, wave ** 2);
    }
    return matrix;
  }
}

/** Sines and cosines of the day's place in its calendar month. */
function monthWaves({ date, length }: MonthDay): number[] {
  const angle = (2 * Math.PI * (date - 1)) / length;
  return Array.from({ length: MONTH_WAVES }, (_, k) => [
    Math.sin((k + 1) * angle),
    Math.cos((k + 1) * angle),
  ]).flat();
}

/**
 * The median distance from zero, as the standard deviation of normal values would have it.
 * @example
 * robustSpread([1, -1, 1]) // => 1.4826
 */
export function robustSpread(values: readonly number[]): number {
  const distances = Float64Array.from(values, Math.abs).sort();
  return distances.length === 0 ? 0 : 1.4826 * distances[distances.length >> 1];
}
