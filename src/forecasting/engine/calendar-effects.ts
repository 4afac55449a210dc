import { drawCellsIn } from './believed-cells.js';
import { type DayKind, dayKinds } from './day-kinds.js';
import { dayLevels, type DayLevels } from './day-levels.js';
import { type DayTable, openColumns, type OpenColumns } from './day-table.js';
import { weekdayOfDay } from './slot.js';
import { SpecialDays } from './special-days.js';
import { weekRhythm } from './week-rhythm.js';

/** The calendar of a table: what kind each day is, and what the kinds and the time of the month do to its contacts. */
export interface CalendarEffects {
  readonly table: DayTable;
  readonly open: OpenColumns;
  readonly kindOf: (day: number) => DayKind;
  /** By what the time of the month multiplies a day. */
  readonly factor: (day: number) => number;
  /** Holidays and the days beside them. */
  readonly special: Pick<SpecialDays, 'on'>;
  /** The counts of the days to learn from: special and left-out ones NaN, the time of the month taken out, unusual days drawn in. */
  readonly clean: Float64Array;
  readonly levels: DayLevels;
}

/** So many robust standard deviations from the ordinary is as far as a day is believed. */
const BELIEVED_SPREADS = 3;
/**
 * Learns from the table itself what its calendar does: special days (see `SpecialDays`) and the time of the month (see `dayLevels`).
 * @example
 * calendarEffects({ first: 4, days: 1, slots: [20], counts: Float64Array.of(3), holidays: new Set(), leftOut: new Set() }).factor(5) // => 1
 */
export function calendarEffects(table: DayTable): CalendarEffects {
  const open = openColumns(table);
  const kinds = dayKinds(table, open);
  const isOrdinary = (day: number): boolean => kinds.kindOf(day) === 'ordinary' && !table.leftOut.has(day);
  const levels = dayLevels(table, (day) => !isOrdinary(day));
  const rhythm = weekRhythm(table, open, levels.totals, isOrdinary);
  return {
    table,
    open,
    kindOf: kinds.kindOf,
    levels,
    factor: (day) => Math.exp(levels.monthEffect(day)),
    special: new SpecialDays({ table, open, kinds, levels, rhythm }),
    clean: cleanCounts(table, open, isOrdinary, levels),
  };
}

function effectOf({ totals, expected, mean, offset }: DayLevels, row: number): number {
  return mean > 0 ? Math.log((totals[row] + offset) / (mean + offset)) - expected[row] : 0;
}

/** Times that are closed now are left out: what is learned of a day is learned of the hours that it will have. */
function cleanCounts(
  table: DayTable,
  open: OpenColumns,
  isOrdinary: (day: number) => boolean,
  levels: DayLevels,
): Float64Array {
  const width = table.slots.length;
  const clean = Float64Array.from(table.counts);
  const limit = BELIEVED_SPREADS * levels.spread;
  for (let row = 0; row < table.days; row++) {
    const day = table.first + row;
    const cells = clean.subarray(row * width, (row + 1) * width);
    if (!isOrdinary(day)) {
      cells.fill(NaN);
      continue;
    }
    const miss = levels.totals[row] >= 0 ? effectOf(levels, row) : 0;
    const drawn = Math.max(-limit, Math.min(limit, miss)) - miss;
    const divisor = Math.exp(levels.monthEffect(day) - drawn);
    if (divisor !== 1) for (let i = 0; i < width; i++) cells[i] /= divisor;
    open[weekdayOfDay(day)]?.forEach((isOpen, i) => void (isOpen || (cells[i] = NaN)));
  }
  drawCellsIn(table, clean);
  return clean;
}
