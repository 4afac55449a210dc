import { type Instant, MINUTE_MS } from '../../time/instant.js';
import { overlapMs } from '../../time/interval.js';
import { entitlementTo, indexProblem } from './problem-index.js';
import { type PlanningPeriod, type SchedulingProblem } from './problem.js';
import { type Activity, type Roster } from './roster.js';

/** Agents on each queue by interval of the period, weighted by speed: an agent of speed 0.8 counts 0.8. */
export type InboundCover = ReadonlyMap<string, Float64Array>;

const covers = new WeakMap<SchedulingProblem, WeakMap<Roster, InboundCover>>();

/**
 * Average speed-weighted agents on each queue in each interval; the answer is kept as long as the roster is.
 * @example
 * inboundCover({ period: { span: { start: instant(0), end: instant(0) }, gridMinutes: 15 }, queues: [], agents: [], contracts: [], campaigns: [] }, { shifts: [] }).size // => 0
 */
export function inboundCover(problem: SchedulingProblem, roster: Roster): InboundCover {
  let known = covers.get(problem);
  if (known === undefined) covers.set(problem, (known = new WeakMap()));
  let cover = known.get(roster);
  if (cover === undefined) known.set(roster, (cover = countCover(problem, roster)));
  return cover;
}

function countCover(problem: SchedulingProblem, roster: Roster): InboundCover {
  const { period } = problem;
  const count = intervalCount(period);
  const cover = new Map(problem.queues.map(({ id }) => [id, new Float64Array(count)]));
  const { agents } = indexProblem(problem);
  for (const shift of roster.shifts) {
    const agent = agents.get(shift.agentId);
    for (const activity of shift.activities) {
      if (activity.kind !== 'inbound' || activity.workId === null) continue;
      const speed = agent === undefined ? 1 : (entitlementTo(agent, activity.workId)?.speed ?? 1);
      const row = cover.get(activity.workId);
      if (row !== undefined) addActivity(row, activity, period, speed);
    }
  }
  return cover;
}

/**
 * How many grid intervals a period has.
 * @example
 * intervalCount({ span: { start: instant(0), end: instant(3600000) }, gridMinutes: 15 }) // => 4
 */
export function intervalCount(period: Pick<PlanningPeriod, 'span' | 'gridMinutes'>): number {
  return Math.ceil((period.span.end - period.span.start) / (period.gridMinutes * MINUTE_MS));
}

/**
 * The span of interval `index` of a period.
 * @example
 * intervalAt({ span: { start: instant(0), end: instant(3600000) }, gridMinutes: 15 }, 1).start // => 900000
 */
export function intervalAt(
  period: Pick<PlanningPeriod, 'span' | 'gridMinutes'>,
  index: number,
): { readonly start: Instant; readonly end: Instant } {
  const width = period.gridMinutes * MINUTE_MS;
  const start = (period.span.start + index * width) as Instant;
  return { start, end: (start + width) as Instant };
}

function addActivity(row: Float64Array, activity: Activity, period: PlanningPeriod, weight: number): void {
  const width = period.gridMinutes * MINUTE_MS;
  const first = Math.max(0, Math.floor((activity.start - period.span.start) / width));
  for (let at = first; at < row.length; at++) {
    const shared = overlapMs(intervalAt(period, at), activity);
    if (shared === 0) return;
    row[at] += (weight * shared) / width;
  }
}

/** Agent-minutes below and above target of one queue: both sums, never only the net. */
export interface CoverGap {
  readonly queueId: string;
  readonly targetMinutes: number;
  readonly underMinutes: number;
  readonly overMinutes: number;
}

/**
 * Under- and overstaffing of every queue, over the whole period.
 * @example
 * coverGaps({ period: { span: { start: instant(0), end: instant(0) }, gridMinutes: 15 }, queues: [], agents: [], contracts: [], campaigns: [] }, { shifts: [] }) // => []
 */
export function coverGaps(problem: SchedulingProblem, roster: Roster): CoverGap[] {
  const cover = inboundCover(problem, roster);
  const { gridMinutes } = problem.period;
  return problem.queues.map(({ id, target }) => {
    const row = cover.get(id) ?? new Float64Array(0);
    let targetMinutes = 0;
    let underMinutes = 0;
    let overMinutes = 0;
    row.forEach((agents, at) => {
      const wanted = target[at] ?? 0;
      targetMinutes += wanted * gridMinutes;
      underMinutes += Math.max(0, wanted - agents) * gridMinutes;
      overMinutes += Math.max(0, agents - wanted) * gridMinutes;
    });
    return { queueId: id, targetMinutes, underMinutes, overMinutes };
  });
}
