import { type DayTable, type OpenColumns } from './day-table.js';
import { weekdayOfDay } from './slot.js';

/** What is special about a day: itself a holiday, the last open day before one, the first after one, or nothing. */
export type DayKind = 'ordinary' | 'holiday' | 'eve' | 'after';

/** The kinds of days, counted from 1970-01-01, of past and future. */
export interface DayKinds {
  readonly kindOf: (day: number) => DayKind;
  /** What the holiday is called that the day is, or is beside; undefined without a name. */
  readonly nameOf: (day: number) => string | undefined;
}

/**
 * Sorts days by their holidays. Closed weekdays between do not count: Friday comes before a holiday on Monday.
 * @example
 * dayKinds({ holidays: new Set([4]) }, { 4: [true], 5: [true], 1: [true] }).kindOf(1) // => 'eve'
 */
export function dayKinds(table: Pick<DayTable, 'holidays' | 'holidayNames'>, open: OpenColumns): DayKinds {
  const isOpen = (day: number): boolean => open[weekdayOfDay(day)]?.includes(true) ?? false;
  const nextOpen = (day: number, step: 1 | -1): number => {
    let next = day + step;
    for (let i = 0; i < 6 && !isOpen(next); i++) next += step;
    return next;
  };
  const eves = new Map<number, string | undefined>();
  const afters = new Map<number, string | undefined>();
  for (const day of table.holidays) {
    if (!isOpen(day)) continue;
    const name = table.holidayNames?.get(day);
    eves.set(nextOpen(day, -1), name);
    afters.set(nextOpen(day, 1), name);
  }
  return {
    kindOf: (day) => {
      if (table.holidays.has(day)) return 'holiday';
      if (eves.has(day)) return 'eve';
      return afters.has(day) ? 'after' : 'ordinary';
    },
    nameOf: (day) => {
      if (table.holidays.has(day)) return table.holidayNames?.get(day);
      return eves.has(day) ? eves.get(day) : afters.get(day);
    },
  };
}
