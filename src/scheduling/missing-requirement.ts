import { hoursOn } from '../time/dated-hours.js';
import { addMinutes } from '../time/instant.js';
import { type Interval, intersect, overlaps } from '../time/interval.js';
import {
  addDays,
  dateRange,
  daysBetween,
  type LocalDate,
  localDateOf,
  toInstant,
} from '../time/zoned-time.js';
import { type Queue } from '../workforce/workforce.js';
import { type MissingRequirement } from './schedule-run.js';
import { type RosterTargetRow } from './solver/problem-mapping.js';

/**
 * Queues with days, in their own zone, on which they open within the span and no row tells how many agents they need
 * in that time.
 */
export function missingRequirement(
  queues: readonly Queue[],
  rows: readonly Pick<RosterTargetRow, 'queueId' | 'start' | 'intervalMinutes'>[],
  span: Interval,
): MissingRequirement[] {
  return queues.flatMap((queue) => {
    const covered = rows
      .filter((row) => row.queueId === queue.id)
      .map(({ start, intervalMinutes }) => ({ start, end: addMinutes(start, intervalMinutes) }));
    const dates = datesOf(queue, span).filter((date) => {
      const open = intersect(openTimes(queue, date), [span]);
      return open.length > 0 && !open.some((time) => covered.some((interval) => overlaps(interval, time)));
    });
    return dates.length === 0 ? [] : [{ queueId: queue.id, queueName: queue.name, dates }];
  });
}

function datesOf({ zone }: Queue, span: Interval): LocalDate[] {
  const first = addDays(localDateOf(span.start, zone), -1);
  return dateRange(first, daysBetween(first, localDateOf(span.end, zone)) + 1);
}

function openTimes({ openingHours, zone }: Queue, date: LocalDate): Interval[] {
  return hoursOn(openingHours, date)
    .map(({ from, to, throughMidnight }) => ({
      start: toInstant(date, from, zone),
      end: toInstant(throughMidnight ? addDays(date, 1) : date, to, zone),
    }))
    .filter(({ start, end }) => start < end);
}
