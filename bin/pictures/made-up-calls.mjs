import { dayIntervals } from '../../dist/src/forecasting/engine/day-intervals.js';
import { callHistory } from '../../dist/src/demo/company/call-history.js';
import { QUEUES } from '../../dist/src/demo/company/queues.js';
import { addDays, localDateOf, localDay } from '../../dist/src/time/zoned-time.js';
import { holidayCalendar, publicHolidays } from '../../dist/src/workforce/holidays.js';

/** The made-up bank's English queue: half-hours, Monday to Friday 08:00 to 20:00, Saturday 09:00 to 17:00 in New York. */
const QUEUE = QUEUES.find(({ code }) => code === 'BANK-EN');
export const ZONE = QUEUE.zone;
export const MINUTES = 30;
/** A Monday. */
export const FIRST = '2025-06-02';
export const DAYS = 364;

const days = publicHolidays('US', 2025, 2026);
export const CALENDAR = holidayCalendar(days);
export const CALLS = callHistory(
  QUEUE,
  { from: FIRST, until: localDay(addDays(FIRST, DAYS), ZONE).start },
  days.map(({ date }) => date),
  'pictures',
);

export const dateOf = (start) => localDateOf(start, ZONE);

/** What is asked of a model at the beginning of a day about the days from then on. */
export function asked(date, count, history = CALLS) {
  return {
    ...CALENDAR,
    zone: ZONE,
    intervalMinutes: MINUTES,
    origin: localDay(date, ZONE).start,
    history: history.filter(({ start }) => start < localDay(date, ZONE).start),
    horizon: dayIntervals(date, count, ZONE, MINUTES),
  };
}

export function cameOn(date, count) {
  const span = [localDay(date, ZONE).start, localDay(addDays(date, count), ZONE).start];
  return CALLS.filter(({ start }) => start >= span[0] && start < span[1]);
}
