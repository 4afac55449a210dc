import { type Weekday } from '../../time/zoned-time.js';
import { type DayTable, type OpenColumns } from './day-table.js';
import { weekdayOfDay } from './slot.js';

/** Which weekdays are quiet and which are busy. */
export interface WeekRhythm {
  /** The quietest open weekday: the day of rest; undefined where none is open. */
  readonly rest: Weekday | undefined;
  /** The last open weekday before the quietest or closed one. */
  readonly beforeRest: Weekday | undefined;
  /** How far (in logarithms) a weekday lies above the day of rest; at least `LEAST_DEPTH`. */
  readonly depth: (weekday: Weekday) => number;
  /** A weekday over another one. */
  readonly ratio: (weekday: Weekday, other: Weekday) => number;
  /** What the day that opens the week has over a weekday, half of the way in logarithms; 1 on busier days. */
  readonly opening: (weekday: Weekday) => number;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** Queues that close on their days of rest have none that is much quieter: falls are then falls from the weekday itself. */
const LEAST_DEPTH = 0.35;

/**
 * The rhythm of the week from the totals of the ordinary days.
 * @example
 * weekRhythm({ first: 4, days: 2 }, { 1: [true], 2: [true] }, Float64Array.of(50, 100), () => true).rest // => 1
 */
export function weekRhythm(
  { first, days }: Pick<DayTable, 'first' | 'days'>,
  open: OpenColumns,
  totals: Float64Array,
  isOrdinary: (day: number) => boolean,
): WeekRhythm {
  const sums = new Float64Array(8);
  const times = new Float64Array(8);
  for (let row = 0; row < days; row++) {
    if (!isOrdinary(first + row) || !(totals[row] >= 0)) continue;
    sums[weekdayOfDay(first + row)] += totals[row];
    times[weekdayOfDay(first + row)]++;
  }
  const isOpen = (weekday: Weekday): boolean => open[weekday]?.includes(true) ?? false;
  const usual = (weekday: Weekday): number =>
    isOpen(weekday) ? sums[weekday] / Math.max(1, times[weekday]) : 0;
  const quietest = (among: readonly Weekday[]): Weekday | undefined =>
    [...among].sort((a, b) => usual(a) - usual(b) || b - a).at(0);
  const rest = quietest(WEEKDAYS.filter((weekday) => isOpen(weekday) && usual(weekday) > 0));
  const closedOrQuiet = quietest(WEEKDAYS.filter((weekday) => weekday in open));
  const opener = closedOrQuiet === undefined ? undefined : (((closedOrQuiet % 7) + 1) as Weekday);
  return {
    rest,
    beforeRest: closedOrQuiet === undefined ? undefined : openBefore(closedOrQuiet, isOpen),
    ratio: (weekday, other) => (usual(other) > 0 ? usual(weekday) / usual(other) : 1),
    depth: (weekday) =>
      rest === undefined || !(usual(weekday) > 0)
        ? LEAST_DEPTH
        : Math.max(LEAST_DEPTH, Math.log(usual(weekday) / usual(rest))),
    opening: (weekday) =>
      opener === undefined || !(usual(weekday) > 0)
        ? 1
        : Math.max(1, Math.sqrt(usual(opener) / usual(weekday))),
  };
}

function openBefore(weekday: Weekday, isOpen: (weekday: Weekday) => boolean): Weekday | undefined {
  for (let back = 1; back < 7; back++) {
    const before = (((weekday + 6 - back) % 7) + 1) as Weekday;
    if (isOpen(before)) return before;
  }
  return undefined;
}
