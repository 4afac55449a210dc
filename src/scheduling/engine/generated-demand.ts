import { localDateOf, localTimeOf, minuteOfDay, weekday } from '../../time/zoned-time.js';
import { intervalAt, intervalCount } from './cover.js';
import { type QueueSpec } from './generated-company.js';
import { type PlanningPeriod, type Queue } from './problem.js';

const OPENS = 7 * 60;
const CLOSES = 21 * 60;
/** Inbound agents at the peak of the busiest day, of all agents under contract. */
const PEAK_SHARE = 0.45;
/** Monday is busiest, as at a bank after the weekend. */
const WEEKDAY_LOAD = [1, 0.92, 0.88, 0.88, 0.95, 0, 0];

/**
 * Targets of a bank open on weekdays 07:00-21:00 in the planner's zone: a late-morning peak that ebbs away.
 * @example
 * generatedTargets([], 100, { span: { start: instant(0), end: instant(0) }, gridMinutes: 15 }) // => []
 */
export function generatedTargets(
  queues: readonly QueueSpec[],
  agents: number,
  period: PlanningPeriod,
): Queue[] {
  const load = Array.from({ length: intervalCount(period) }, (_, at) => loadAt(period, at));
  return queues.map(({ share, ...queue }) => ({
    ...queue,
    target: load.map((part) => Math.round(part * agents * PEAK_SHARE * share)),
  }));
}

function loadAt(period: PlanningPeriod, at: number): number {
  const { start } = intervalAt(period, at);
  const minute = minuteOfDay(localTimeOf(start, period.zone));
  if (minute < OPENS || minute >= CLOSES) return 0;
  return (
    WEEKDAY_LOAD[weekday(localDateOf(start, period.zone)) - 1] * shape((minute - OPENS) / (CLOSES - OPENS))
  );
}

/** Rises to 1 at a quarter of the day, holds through the afternoon and ebbs in the evening. */
function shape(partOfDay: number): number {
  const rise = Math.min(1, 0.35 + (partOfDay / 0.25) * 0.65);
  const ebb = partOfDay < 0.25 ? 1 : 1 - 0.75 * ((partOfDay - 0.25) / 0.75) ** 1.6;
  return rise * ebb;
}
