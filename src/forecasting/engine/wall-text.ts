import { type LocalDate, localDate, type LocalTime } from '../../time/zoned-time.js';
import { FieldError } from './row-fields.js';

/** Which of a date's numbers is the day. Dates that start with the year need none. */
export type DateOrder = 'day-first' | 'month-first';

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:\s*([ap])\.?m\.?)?$/i;

/**
 * The order that the dates of a column prove: a number above 12 can only be a day. `unknown` when none does, `mixed` when they disagree.
 * @example
 * provenDateOrder(['03/04/2026', '25/04/2026']) // => 'day-first'
 */
export function provenDateOrder(texts: Iterable<string>): DateOrder | 'unknown' | 'mixed' {
  let dayFirst = false;
  let monthFirst = false;
  for (const text of texts) {
    const parts = YEAR_LAST.exec(text);
    if (parts === null) continue;
    if (Number(parts[1]) > 12) dayFirst = true;
    if (Number(parts[3]) > 12) monthFirst = true;
  }
  if (dayFirst && monthFirst) return 'mixed';
  if (dayFirst) return 'day-first';
  return monthFirst ? 'month-first' : 'unknown';
}

/**
 * A date as files write it: `2026-03-29`, `2026/3/29`, or with the year last in a known order.
 * @throws FieldError when it is no date, or its order is not known.
 * @example
 * readDate('date', '29.3.2026', 'day-first') // => '2026-03-29'
 */
export function readDate(column: string, text: string, order: DateOrder | 'unknown' | 'mixed'): LocalDate {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) return existing(column, text, yearFirst[1], yearFirst[3], yearFirst[4]);
  const yearLast = YEAR_LAST.exec(text);
  if (yearLast === null)
    throw new FieldError(column, text, 'is not a date. Write yyyy-mm-dd, for example 2026-03-29.');
  const [, first, , second, year] = yearLast;
  if (order === 'day-first') return existing(column, text, year, second, first);
  if (order === 'month-first') return existing(column, text, year, first, second);
  throw new FieldError(
    column,
    text,
    order === 'mixed'
      ? 'the file holds dates that are only possible day first and others only month first. Write yyyy-mm-dd.'
      : 'may be day first or month first. State the order of the dates, or write yyyy-mm-dd.',
  );
}

function existing(column: string, text: string, year: string, month: string, day: string): LocalDate {
  try {
    return localDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  } catch {
    throw new FieldError(
      column,
      text,
      'is not a day of the calendar. Write yyyy-mm-dd, for example 2026-03-29.',
    );
  }
}

/**
 * A time of day as files write it: `07:30`, `7:30`, `07:30:00`, `7:30 PM`. Intervals start on a full minute.
 * @throws FieldError when it is none.
 * @example
 * readTime('start', '7:30 pm') // => '19:30'
 */
export function readTime(column: string, text: string): LocalTime {
  const parts = TIME.exec(text);
  if (parts === null)
    throw new FieldError(column, text, 'is not a time of day. Write hh:mm, for example 07:30.');
  const [, hourText, minute, second = '00', half] = parts;
  const hour = half === undefined ? Number(hourText) : hourOfHalf(column, text, Number(hourText), half);
  if (hour === 24 && minute === '00') {
    throw new FieldError(column, text, 'is the end of the day. Write 00:00 of the next date.');
  }
  if (hour > 23 || Number(minute) > 59) {
    throw new FieldError(column, text, 'is not a time of day. Write hh:mm from 00:00 to 23:59.');
  }
  if (Number(second) !== 0) {
    throw new FieldError(column, text, 'is not the start of an interval. Intervals start on a full minute.');
  }
  return `${String(hour).padStart(2, '0')}:${minute}` as LocalTime;
}

function hourOfHalf(column: string, text: string, hour: number, half: string): number {
  if (hour < 1 || hour > 12) {
    throw new FieldError(column, text, 'is not a time of day. With AM or PM the hour goes from 1 to 12.');
  }
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}
