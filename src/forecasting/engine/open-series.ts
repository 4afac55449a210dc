import { weekdayOfDay } from './slot.js';
import { type CleanTable } from './table-model.js';

/** The open slots of a table one after another, gaps filled, on the square-root scale on which counts vary evenly. */
export interface OpenSeries {
  readonly values: Float64Array;
  /** Slots of a week, and the cell of the table's week (weekday - 1) * width + column that each holds, Monday first. */
  readonly period: number;
  readonly cells: readonly number[];
  /** The place of a day's column in the series, on and on after its end; undefined where closed. */
  readonly placeOf: (day: number, column: number) => number | undefined;
  /** Mean of the squared distance of the filled values from what was known. */
  readonly known: Uint8Array;
}

/**
 * Closed times left out, every week is as long as the next: a series for methods that know only a period. Gaps take the mean of the same
 * slot in the weeks around, which neither lowers nor raises it.
 * @example
 * openSeries({ first: 4, days: 2, width: 1, counts: Float64Array.of(4, 9), open: { 1: [true], 2: [true] } }).values[1] // => 3
 */
export function openSeries(clean: CleanTable): OpenSeries {
  const { first, days, width, counts } = clean;
  const cells: number[] = [];
  for (let cell = 0; cell < 7 * width; cell++) {
    if (clean.open[(Math.floor(cell / width) + 1) as 1]?.[cell % width]) cells.push(cell);
  }
  const placeInWeek = new Map(cells.map((cell, place) => [cell, place]));
  const monday = first - weekdayOfDay(first) + 1;
  const placeOf = (day: number, column: number): number | undefined => {
    const place = placeInWeek.get((weekdayOfDay(day) - 1) * width + column);
    return place === undefined ? undefined : Math.floor((day - monday) / 7) * cells.length + place;
  };
  const start = firstPlace(clean, placeOf);
  const places: number[] = [];
  for (let row = 0; row < days; row++) {
    for (let i = 0; i < width; i++) {
      const place = placeOf(first + row, i);
      if (place !== undefined) places[place - start] = row * width + i;
    }
  }
  const known = Uint8Array.from(places, (cell) => (Number.isNaN(counts[cell]) ? 0 : 1));
  const values = Float64Array.from(places, (cell) => Math.sqrt(Math.max(0, counts[cell])));
  fillGaps(values, known, cells.length);
  return {
    values,
    known,
    period: cells.length,
    cells,
    placeOf: (day, column) => {
      const place = placeOf(day, column);
      return place === undefined ? undefined : place - start;
    },
  };
}

function firstPlace(clean: CleanTable, placeOf: (day: number, column: number) => number | undefined): number {
  for (let cell = 0; cell < clean.days * clean.width; cell++) {
    const place = placeOf(clean.first + Math.floor(cell / clean.width), cell % clean.width);
    if (place !== undefined) return place;
  }
  return 0;
}

const NEAR_WEEKS = 3;

function fillGaps(values: Float64Array, known: Uint8Array, period: number): void {
  for (let at = 0; at < values.length; at++) {
    if (known[at] === 1) continue;
    let [sum, count] = [0, 0];
    for (let weeks = 1; weeks * period < values.length && (weeks <= NEAR_WEEKS || count === 0); weeks++) {
      for (const other of [at - weeks * period, at + weeks * period]) {
        if (known[other] !== 1) continue;
        sum += values[other];
        count++;
      }
    }
    values[at] = count > 0 ? sum / count : 0;
  }
}
