import { type Weekday } from '../../time/zoned-time.js';
import { drawCellsIn } from './believed-cells.js';
import { dayLevels, type DayLevels } from './day-levels.js';
import { type DayTable, openColumns, type OpenColumns } from './day-table.js';
import { weekdayOfDay } from './slot.js';

/** What is special about a day: itself a holiday, the last open day before one, the first after one, or nothing. */
export type DayKind = 'ordinary' | 'holiday' | 'eve' | 'after';

/** The calendar of a table: what kind each day is, and what the kinds and the time of the month do to its contacts. */
export interface CalendarEffects {
  readonly table: DayTable;
  readonly open: OpenColumns;
  readonly kindOf: (day: number) => DayKind;
  /** By what the ordinary forecast of a day is multiplied; 1 on ordinary days without a time of the month. */
  readonly factor: (day: number) => number;
  /** The counts of the days to learn from: special and left-out ones NaN, the time of the month taken out, unusual days drawn in. */
  readonly clean: Float64Array;
  readonly levels: DayLevels;
}

/** So many robust standard deviations from the ordinary is as far as a day is believed. */
const BELIEVED_SPREADS = 3;
/** Examples of an effect count against this many that show none. */
const PRIOR_EXAMPLES = 0.5;
/** An example on the same weekday counts for more. */
const SAME_WEEKDAY = 3;

/**
 * Learns what special days do from the table itself. The days beside a holiday: the mean logarithm of their ratio to the ordinary course,
 * examples of the same weekday counting threefold, drawn towards a like day: the day after a closed one borrows from the weekday that
 * follows the quietest one. Time of the month: see `dayLevels`.
 * @example
 * calendarEffects({ first: 4, days: 1, slots: [20], counts: Float64Array.of(3), holidays: new Set(), leftOut: new Set() }).factor(5) // => 1
 */
export function calendarEffects(table: DayTable): CalendarEffects {
  const open = openColumns(table);
  const kindOf = dayKinds(table, open);
  const levels = dayLevels(table, (day) => table.leftOut.has(day) || kindOf(day) !== 'ordinary');
  const beside = besideFactors(table, open, kindOf, levels);
  return {
    table,
    open,
    kindOf,
    levels,
    factor: (day) => Math.exp(levels.monthEffect(day)) * beside(day),
    clean: cleanCounts(table, kindOf, levels),
  };
}

/** Closed weekdays between do not count: Friday comes before a holiday on Monday. */
function dayKinds(table: DayTable, open: OpenColumns): CalendarEffects['kindOf'] {
  const isOpen = (day: number): boolean => open[weekdayOfDay(day)]?.includes(true) ?? false;
  const nextOpen = (day: number, step: 1 | -1): number => {
    let next = day + step;
    for (let i = 0; i < 6 && !isOpen(next); i++) next += step;
    return next;
  };
  const eves = new Set<number>();
  const afters = new Set<number>();
  for (const day of table.holidays) {
    if (!isOpen(day)) continue;
    eves.add(nextOpen(day, -1));
    afters.add(nextOpen(day, 1));
  }
  return (day) => {
    if (table.holidays.has(day)) return 'holiday';
    if (eves.has(day)) return 'eve';
    return afters.has(day) ? 'after' : 'ordinary';
  };
}

function besideFactors(
  table: DayTable,
  open: OpenColumns,
  kindOf: CalendarEffects['kindOf'],
  levels: DayLevels,
): (day: number) => number {
  const examples: Record<'eve' | 'after', { weekday: Weekday; effect: number }[]> = { eve: [], after: [] };
  for (let row = 0; row < table.days; row++) {
    const day = table.first + row;
    const kind = kindOf(day);
    if ((kind !== 'eve' && kind !== 'after') || table.leftOut.has(day) || !(levels.totals[row] >= 0))
      continue;
    examples[kind].push({ weekday: weekdayOfDay(day), effect: effectOf(levels, row) });
  }
  const usual = weekdayMeans(table, open, kindOf, levels);
  return (day) => {
    const kind = kindOf(day);
    if (kind !== 'eve' && kind !== 'after') return 1;
    const weekday = weekdayOfDay(day);
    let sum = kind === 'after' ? PRIOR_EXAMPLES * borrowed(usual, weekday) : 0;
    let weights = PRIOR_EXAMPLES;
    for (const example of examples[kind]) {
      const weight = example.weekday === weekday ? SAME_WEEKDAY : 1;
      sum += weight * example.effect;
      weights += weight;
    }
    return Math.exp(sum / weights);
  };
}

function effectOf({ totals, expected, mean, offset }: DayLevels, row: number): number {
  return mean > 0 ? Math.log((totals[row] + offset) / (mean + offset)) - expected[row] : 0;
}

/** Half of the way (in logarithms) to the busier day that opens the week. */
function borrowed(usual: Float64Array, weekday: Weekday): number {
  const opening = openingWeekday(usual);
  if (opening === undefined || !(usual[weekday] > 0)) return 0;
  return Math.max(0, Math.log(usual[opening] / usual[weekday]) / 2);
}

/** The weekday after the quietest one. */
function openingWeekday(usual: Float64Array): number | undefined {
  let quietest = 0;
  for (let weekday = 1; weekday <= 7; weekday++) {
    if (!Number.isNaN(usual[weekday]) && (quietest === 0 || usual[weekday] <= usual[quietest]))
      quietest = weekday;
  }
  return quietest === 0 ? undefined : (quietest % 7) + 1;
}

/** Mean ordinary total by weekday: 0 where closed, NaN where the table does not reach. */
function weekdayMeans(
  table: DayTable,
  open: OpenColumns,
  kindOf: CalendarEffects['kindOf'],
  levels: DayLevels,
): Float64Array {
  const sums = new Float64Array(8);
  const times = new Float64Array(8);
  for (let row = 0; row < table.days; row++) {
    const day = table.first + row;
    if (kindOf(day) !== 'ordinary' || !(levels.totals[row] >= 0)) continue;
    sums[weekdayOfDay(day)] += levels.totals[row];
    times[weekdayOfDay(day)]++;
  }
  return sums.map((sum, weekday) =>
    open[weekday as Weekday]?.includes(true) ? sum / Math.max(1, times[weekday]) : weekday in open ? 0 : NaN,
  );
}

function cleanCounts(table: DayTable, kindOf: CalendarEffects['kindOf'], levels: DayLevels): Float64Array {
  const width = table.slots.length;
  const clean = Float64Array.from(table.counts);
  const limit = BELIEVED_SPREADS * levels.spread;
  for (let row = 0; row < table.days; row++) {
    const day = table.first + row;
    const cells = clean.subarray(row * width, (row + 1) * width);
    if (kindOf(day) !== 'ordinary' || table.leftOut.has(day)) {
      cells.fill(NaN);
      continue;
    }
    const miss = levels.totals[row] >= 0 ? effectOf(levels, row) : 0;
    const drawn = Math.max(-limit, Math.min(limit, miss)) - miss;
    const divisor = Math.exp(levels.monthEffect(day) - drawn);
    if (divisor !== 1) for (let i = 0; i < width; i++) cells[i] /= divisor;
  }
  drawCellsIn(table, clean);
  return clean;
}
