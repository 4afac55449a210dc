import { type Queue } from '../workforce/workforce.js';
import { dayIntervals, intervalsWithin, openSpans } from './engine/day-intervals.js';
import { planAt, staffIntervals, type StaffingPlan } from './engine/staffing-plan.js';
import { type StaffingTargets } from './engine/staffing-targets.js';
import { type ForecastRow, type ForecastVersion } from './forecast-version.js';
import { type TargetedInterval } from './persistence/requirement.repository.js';
import { type StaffingOrder } from './requirement.js';

export interface StaffedForecast {
  readonly routedShare: number;
  readonly plan: StaffingPlan;
  readonly intervals: readonly TargetedInterval[];
  readonly closedContacts: number;
}

/**
 * Our share of a forecast, staffed in the opening hours of the queue; open intervals without a figure need the minimum.
 * @throws RangeError when a value of the order cannot be.
 */
export function staffForecast(
  queue: Queue,
  version: ForecastVersion,
  rows: readonly ForecastRow[],
  order: StaffingOrder,
): StaffedForecast {
  const { zone, intervalMinutes, fromDate, days } = version;
  const routedShare = order.routedShare ?? version.routedShare;
  if (!(routedShare > 0 && routedShare <= 1)) {
    throw new RangeError(
      `routedShare (${routedShare}) must be above 0 and at most 1, 0.25 for a quarter of the calls.`,
    );
  }
  const plan = planOf(queue, order);
  const open = intervalsWithin(
    dayIntervals(fromDate, days, zone, intervalMinutes),
    intervalMinutes,
    openSpans(queue.openingHours, zone, fromDate, days),
  );
  const offeredAt = new Map(rows.map(({ start, offered }) => [start, offered * routedShare]));
  const ours = open.map((start) => ({ start, offered: offeredAt.get(start) ?? 0 }));
  const staffed = staffIntervals(ours, intervalMinutes, zone, plan);
  for (const start of open) offeredAt.delete(start);
  return {
    routedShare,
    plan,
    intervals: staffed.map((interval) => ({
      ...interval,
      targets: planAt(plan, interval.start, zone).targets,
    })),
    closedContacts: [...offeredAt.values()].reduce((sum, offered) => sum + offered, 0),
  };
}

/** What an order leaves out is the queue's own. */
export function planOf(queue: Queue, order: Partial<StaffingOrder> = {}): StaffingPlan {
  return {
    model: order.model ?? 'C',
    averageHandleTimeSeconds: order.averageHandleTimeSeconds ?? queue.averageHandleTimeSeconds,
    patienceSeconds: order.patienceSeconds ?? queue.patienceSeconds,
    targets: { ...goalOf(queue), ...order.targets },
    shrinkage: order.shrinkage ?? [],
    profiles: order.profiles ?? [],
  };
}

function goalOf({ goal }: Queue): StaffingTargets {
  return {
    serviceLevel: { share: goal.serviceLevel, answerThresholdSeconds: goal.answerThresholdSeconds },
    ...(goal.averageSpeedOfAnswerSeconds === null
      ? {}
      : { averageSpeedOfAnswerSeconds: goal.averageSpeedOfAnswerSeconds }),
    ...(goal.maxOccupancy === null ? {} : { maxOccupancy: goal.maxOccupancy }),
    ...(goal.minAgents === 0 ? {} : { minAgents: goal.minAgents }),
  };
}
