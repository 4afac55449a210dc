import { type Instant } from '../time/instant.js';
import { addDays, localDateOf, type TimeZone } from '../time/zoned-time.js';
import { type Queue } from '../workforce/workforce.js';
import { dayIntervals, intervalsWithin, openSpans } from './engine/day-intervals.js';
import { type StaffingPlan, type StaffingTask } from './engine/staffing-plan.js';
import { type StaffingTargets } from './engine/staffing-targets.js';
import { type ForecastRow, type ForecastVersion } from './forecast-version.js';
import { type FigureSource, type StaffingOrder } from './requirement.js';

/** What there is to staff of a forecast. */
export interface ForecastWork {
  readonly routedShare: number;
  readonly handleTimeSource: FigureSource;
  readonly patienceSource: FigureSource | null;
  readonly closedContacts: number;
  readonly task: StaffingTask;
}

/**
 * Our share of a forecast in the opening hours of the queue; open intervals without a figure need the minimum.
 * @throws RangeError when a value of the order cannot be.
 */
export function forecastWork(
  queue: Queue,
  version: ForecastVersion,
  rows: readonly ForecastRow[],
  order: StaffingOrder,
): ForecastWork {
  const { zone, intervalMinutes, fromDate, days } = version;
  const routedShare = order.routedShare ?? version.routedShare;
  if (!(routedShare > 0 && routedShare <= 1)) {
    throw new RangeError(
      `routedShare (${routedShare}) must be above 0 and at most 1, 0.25 for a quarter of the calls.`,
    );
  }
  const open = intervalsWithin(
    dayIntervals(fromDate, days, zone, intervalMinutes),
    intervalMinutes,
    openSpans(queue.openingHours, zone, fromDate, days),
  );
  const offeredAt = new Map(rows.map(({ start, offered }) => [start, offered * routedShare]));
  const handleTimes = order.averageHandleTimeSeconds === undefined ? handleTimesOf(rows) : null;
  const intervals = open.map((start) => ({
    start,
    offered: offeredAt.get(start) ?? 0,
    averageHandleTimeSeconds: handleTimes?.get(start),
  }));
  for (const start of open) offeredAt.delete(start);
  const openBefore = open.length > 0 && isOpenBefore(queue, zone, open[0]);
  return {
    routedShare,
    handleTimeSource: handleTimes === null ? 'order' : handleTimes.size > 0 ? 'forecast' : 'queue',
    patienceSource: patienceSourceOf(queue, version, order),
    closedContacts: [...offeredAt.values()].reduce((sum, offered) => sum + offered, 0),
    task: { intervals, intervalMinutes, zone, plan: planOf(queue, version, order), openBefore },
  };
}

/** Whether calls come up to a time, so that agents are busy with them when it begins. */
export function isOpenBefore({ openingHours }: Queue, zone: TimeZone, at: Instant): boolean {
  const date = localDateOf(at, zone);
  return openSpans(openingHours, zone, addDays(date, -1), 2).some(
    ({ start, end }) => start < at && at <= end,
  );
}

/** Of the rows that have one. */
export function handleTimesOf(rows: readonly ForecastRow[]): Map<Instant, number> {
  const found = new Map<Instant, number>();
  for (const { start, averageHandleTimeSeconds: seconds } of rows)
    if (seconds !== null) found.set(start, seconds);
  return found;
}

function patienceSourceOf(
  { patienceSeconds }: Queue,
  version: ForecastVersion,
  order: StaffingOrder,
): FigureSource | null {
  if (order.patienceSeconds !== undefined) return 'order';
  if (version.patienceSeconds !== null) return 'forecast';
  return patienceSeconds === null ? null : 'queue';
}

/** What an order leaves out is the forecast's, else the queue's own. */
export function planOf(
  queue: Queue,
  version: Pick<ForecastVersion, 'patienceSeconds'>,
  order: Partial<StaffingOrder> = {},
): StaffingPlan {
  return {
    model: order.model ?? 'C',
    averageHandleTimeSeconds: order.averageHandleTimeSeconds ?? queue.averageHandleTimeSeconds,
    patienceSeconds: order.patienceSeconds ?? version.patienceSeconds ?? queue.patienceSeconds,
    loadModel: order.loadModel ?? 'stationary',
    ...(order.handleTimeVariation === undefined ? {} : { handleTimeVariation: order.handleTimeVariation }),
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
