import { localDateOf, localTimeOf, minuteOfDay, weekday } from '../../time/zoned-time.js';
import { intervalAt, intervalCount } from './cover.js';
import { type OpeningDay, type QueueSpec } from './generated-company.js';
import { type PlanningPeriod, type Queue } from './problem.js';

const OPENS = 7 * 60;
const CLOSES = 21 * 60;
/** Inbound agents at the peak of the busiest day, of all agents under contract. */
const PEAK_SHARE = 0.45;
/** Monday is busiest, as at a bank after the weekend. */
const WEEKDAY_LOAD = [1, 0.92, 0.88, 0.88, 0.95, 0, 0];

/** Inbound hours that a company with many clients wants each week, per agent under contract. */
const WEEKLY_HOURS_PER_AGENT = 21.5;

/**
 * Targets of every queue: a late-morning peak that ebbs away on the days on which its client is open. Queues without
 * hours of their own keep those of a bank: weekdays 07:00-21:00 in the planner's zone.
 * @example
 * generatedTargets([], 100, { span: { start: instant(0), end: instant(0) }, gridMinutes: 15 }) // => []
 */
export function generatedTargets(
  queues: readonly QueueSpec[],
  agents: number,
  period: PlanningPeriod,
): Queue[] {
  const bank = { zone: period.zone, opens: OPENS, closes: CLOSES, weekdayLoad: WEEKDAY_LOAD };
  return queues.map(({ share, day, ...queue }) => {
    const load = Array.from({ length: intervalCount(period) }, (_, at) => loadAt(period, at, day ?? bank));
    const peak = day === undefined ? agents * PEAK_SHARE * share : peakOf(load, period, agents * share);
    return { ...queue, target: load.map((part) => Math.round(part * peak)) };
  });
}

/** The peak at which a week has its hours. */
function peakOf(load: readonly number[], { days, gridMinutes }: PlanningPeriod, agents: number): number {
  const hoursAtOne = (load.reduce((sum, part) => sum + part, 0) * gridMinutes) / 60;
  return (agents * WEEKLY_HOURS_PER_AGENT * (days / 7)) / Math.max(1, hoursAtOne);
}

function loadAt(period: PlanningPeriod, at: number, day: OpeningDay): number {
  const { start } = intervalAt(period, at);
  const minute = minuteOfDay(localTimeOf(start, day.zone));
  if (minute < day.opens || minute >= day.closes) return 0;
  const open = (minute - day.opens) / (day.closes - day.opens);
  return day.weekdayLoad[weekday(localDateOf(start, day.zone)) - 1] * shape(open);
}

/** Rises to 1 at a quarter of the day, holds through the afternoon and ebbs in the evening. */
function shape(partOfDay: number): number {
  const rise = Math.min(1, 0.35 + (partOfDay / 0.25) * 0.65);
  const ebb = partOfDay < 0.25 ? 1 : 1 - 0.75 * ((partOfDay - 0.25) / 0.75) ** 1.6;
  return rise * ebb;
}
