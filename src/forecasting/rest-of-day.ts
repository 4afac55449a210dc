import { type LocalDate } from '../time/zoned-time.js';
import { type Queue } from '../workforce/workforce.js';
import { intervalsWithin, openSpans } from './engine/day-intervals.js';
import { type UpdatedPoint } from './engine/intraday.js';
import { staffIntervals, type StaffingPlan } from './engine/staffing-plan.js';
import { type ForecastRow, type ForecastVersion } from './forecast-version.js';
import { type RestOfDayInterval } from './intraday.js';
import { type RequirementRow } from './requirement.js';
import { handleTimesOf, isOpenBefore } from './staff-forecast.js';

export interface RestOfDayStaffing {
  readonly queue: Queue;
  readonly version: ForecastVersion;
  /** Of the published requirement, with the share of the contacts that it counts as ours; the queue's own otherwise. */
  readonly plan: { readonly plan: StaffingPlan; readonly routedShare: number };
  /** Of the forecast: handle times where nothing is published. */
  readonly rows: readonly ForecastRow[];
  readonly published: readonly RequirementRow[];
}

/** Agents for what is expected now, in the opening hours of the queue, beside those that were planned. */
export function staffRestOfDay(
  rest: readonly UpdatedPoint[],
  { queue, version, plan: { plan, routedShare }, rows, published }: RestOfDayStaffing,
  date: LocalDate,
): RestOfDayInterval[] {
  const { zone, intervalMinutes } = version;
  const starts = rest.map(({ start }) => start);
  const open = new Set(
    intervalsWithin(starts, intervalMinutes, openSpans(queue.openingHours, zone, date, 1)),
  );
  const handleTimes = handleTimesOf(rows);
  for (const { start, averageHandleTimeSeconds } of published)
    handleTimes.set(start, averageHandleTimeSeconds);
  const ours = rest
    .filter(({ start }) => open.has(start))
    .map(({ start, offered }) => ({
      start,
      offered: offered * routedShare,
      averageHandleTimeSeconds: handleTimes.get(start),
    }));
  const openBefore = ours.length > 0 && isOpenBefore(queue, zone, ours[0].start);
  const staffed = new Map(
    staffIntervals({ intervals: ours, intervalMinutes, zone, plan, openBefore }).map((interval) => [
      interval.start,
      interval,
    ]),
  );
  const planned = new Map(published.map(({ start, requiredAgents }) => [start, requiredAgents]));
  return rest.map((point) => ({
    ...point,
    staffing: staffed.get(point.start) ?? null,
    plannedAgents: planned.get(point.start) ?? null,
  }));
}
