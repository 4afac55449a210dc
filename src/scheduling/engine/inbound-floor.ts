import { MINUTE_MS } from '../../time/instant.js';
import { type Interval, overlapMs } from '../../time/interval.js';
import { type InboundCover, inboundCover, intervalAt } from './cover.js';
import { entitlementTo, isCertified } from './problem-index.js';
import { type Agent, type Queue, type SchedulingProblem } from './problem.js';
import { type Roster } from './roster.js';

const NEGLIGIBLE = 1e-6;

/** An interval in which somebody is busy elsewhere while a queue that he could answer has too few. */
export interface BelowFloor {
  readonly queue: Queue;
  readonly span: Interval;
  /** Of the activity, in the interval. */
  readonly minutes: number;
}

/**
 * The intervals of an activity in which some queue that the agent could answer is below this share of its target, each
 * with the first such queue.
 * @example
 * queuesBelowFloor({ period: { span: { start: instant(0), end: instant(0) }, gridMinutes: 15 }, queues: [], agents: [], contracts: [], campaigns: [] }, { shifts: [] }, {}, { start: instant(0), end: instant(0) }, 1) // => []
 */
export function queuesBelowFloor(
  problem: SchedulingProblem,
  roster: Roster,
  agent: Agent,
  activity: Interval,
  floor: number,
): BelowFloor[] {
  return shortQueues(problem, inboundCover(problem, roster), agent, activity, floor);
}

/**
 * The same by what queues have, in agents by interval.
 * @example
 * shortQueues({ period: { span: { start: instant(0), end: instant(0) }, gridMinutes: 15 }, queues: [] }, new Map(), {}, { start: instant(0), end: instant(0) }, 1) // => []
 */
export function shortQueues(
  { period, queues }: Pick<SchedulingProblem, 'period' | 'queues'>,
  cover: InboundCover,
  agent: Agent,
  activity: Interval,
  floor: number,
): BelowFloor[] {
  const width = period.gridMinutes * MINUTE_MS;
  const found: BelowFloor[] = [];
  const first = Math.floor((activity.start - period.span.start) / width);
  for (let at = first; intervalAt(period, at).start < activity.end; at++) {
    const span = intervalAt(period, at);
    const queue = queues.find((each) => isShort(cover, each, at, floor) && answers(agent, each, span));
    if (queue !== undefined) found.push({ queue, span, minutes: overlapMs(span, activity) / MINUTE_MS });
  }
  return found;
}

function isShort(cover: InboundCover, { id, target }: Queue, at: number, floor: number): boolean {
  const agents = cover.get(id)?.[at];
  return agents !== undefined && agents < (target[at] ?? 0) * floor - NEGLIGIBLE;
}

function answers(agent: Agent, queue: Queue, span: Interval): boolean {
  return entitlementTo(agent, queue.id) !== undefined && isCertified(agent, queue.need, span);
}
