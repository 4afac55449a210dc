import { weekdayOfDay } from './slot.js';
import { type DayTable } from './day-table.js';

/** So many robust standard deviations from what the day's total lets expect is as far as an interval is believed. */
const BELIEVED_SPREADS = 3;
/** The median of a squared standard normal value. */
const MEDIAN_SQUARE = 0.4549;

/**
 * Draws single intervals in that lie far from their share of the day (an outage, a burst), in place. What is far is learned from the table itself:
 * variance = dispersion x expected contacts.
 * @example
 * drawCellsIn({ first: 4, days: 0, slots: [20], counts: new Float64Array(0), holidays: new Set(), leftOut: new Set() }, new Float64Array(0)) // => undefined
 */
export function drawCellsIn(table: DayTable, counts: Float64Array): void {
  const width = table.slots.length;
  const shares = medianShares(table, counts);
  const expected = new Float64Array(counts.length).fill(NaN);
  const squares: number[] = [];
  for (let row = 0; row < table.days; row++) {
    const share = shares[weekdayOfDay(table.first + row)];
    const cells = counts.subarray(row * width, (row + 1) * width);
    const level = medianLevel(cells, share);
    cells.forEach((count, i) => {
      const mean = level * share[i];
      if (Number.isNaN(count) || !(mean > 0)) return;
      expected[row * width + i] = mean;
      squares.push((count - mean) ** 2 / mean);
    });
  }
  squares.sort((a, b) => a - b);
  const dispersion = (squares[squares.length >> 1] ?? 0) / MEDIAN_SQUARE;
  if (!(dispersion > 0)) return;
  expected.forEach((mean, cell) => {
    if (Number.isNaN(mean)) return;
    const most = BELIEVED_SPREADS * Math.sqrt(dispersion * mean);
    counts[cell] = Math.max(mean - most, Math.min(mean + most, counts[cell]));
  });
}

/** Median over the days of count / total, by weekday. */
function medianShares(table: DayTable, counts: Float64Array): Float64Array[] {
  const width = table.slots.length;
  const shares: number[][][] = Array.from({ length: 8 }, () => Array.from({ length: width }, () => []));
  for (let row = 0; row < table.days; row++) {
    const cells = counts.subarray(row * width, (row + 1) * width);
    const total = cells.reduce((sum, count) => sum + (count || 0), 0);
    if (!(total > 0)) continue;
    const own = shares[weekdayOfDay(table.first + row)];
    cells.forEach((count, i) => void (Number.isNaN(count) || own[i].push(count / total)));
  }
  return shares.map((own) => Float64Array.from(own, median));
}

/** The level of a day that an outage of some hours does not move. */
function medianLevel(cells: Float64Array, share: Float64Array): number {
  const usual = median([...share].filter((part) => part > 0));
  const ratios: number[] = [];
  cells.forEach(
    (count, i) =>
      void (!Number.isNaN(count) && share[i] >= usual && share[i] > 0 && ratios.push(count / share[i])),
  );
  return median(ratios);
}

function median(values: number[]): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
