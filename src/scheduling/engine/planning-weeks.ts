import { type Interval } from '../../time/interval.js';
import { addDays, type LocalDate, localDay } from '../../time/zoned-time.js';
import { type PlanningPeriod } from './problem.js';

/** Seven local days of the planner's zone, fewer at the end of a period: what is wanted is looked at by these. */
export interface PlanningWeek {
  readonly firstDate: LocalDate;
  readonly days: number;
  readonly span: Interval;
}

const weeksOf = new WeakMap<PlanningPeriod, readonly PlanningWeek[]>();

/**
 * The weeks of a period, counted from its first day; the answer is kept as long as the period is.
 * @example
 * planningWeeks({ firstDate: localDate('2026-10-26'), days: 9, zone: timeZone('America/New_York') }).map((week) => week.days) // => [7, 2]
 */
export function planningWeeks(period: PlanningPeriod): readonly PlanningWeek[] {
  let weeks = weeksOf.get(period);
  if (weeks === undefined) weeksOf.set(period, (weeks = cutIntoWeeks(period)));
  return weeks;
}

function cutIntoWeeks(period: PlanningPeriod): PlanningWeek[] {
  const weeks: PlanningWeek[] = [];
  for (let first = 0; first < period.days; first += 7) {
    const firstDate = addDays(period.firstDate, first);
    const days = Math.min(7, period.days - first);
    const start = localDay(firstDate, period.zone).start;
    weeks.push({
      firstDate,
      days,
      span: { start, end: localDay(addDays(firstDate, days), period.zone).start },
    });
  }
  return weeks;
}
