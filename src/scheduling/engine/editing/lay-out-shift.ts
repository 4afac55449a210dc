import { addMinutes, type Instant, MINUTE_MS } from '../../../time/instant.js';
import { type Interval, overlapMs } from '../../../time/interval.js';
import { inboundCover, intervalAt } from '../cover.js';
import { indexProblem, isCertified } from '../problem-index.js';
import { type Agent, type BreakRule, type SchedulingProblem } from '../problem.js';
import { type Activity, type Roster, type Shift } from '../roster.js';

/** A shift to be laid out: whose, from when, how long (elapsed minutes) and on what; `null` chooses. */
export interface ShiftOrder {
  readonly agentId: string;
  readonly start: Instant;
  readonly minutes: number;
  readonly content: Omit<Activity, 'start' | 'end'> | null;
}

const STEP_MINUTES = 5;
const OFF_PHONE = { kind: 'off-phone', paid: true, workId: null, calledZoneId: null } as const;

/**
 * A shift with the pauses of the agent's contract in the middle of their windows. Without content the agent answers
 * the queue that lacks most agents in that time, of those open to him, else is off the phone.
 * @throws RangeError when the agent or his contract is not in the problem.
 * @example
 * layOutShift({ agents: [{ id: 'a', contractId: 'c' }], contracts: [{ id: 'c', breaks: [] }], queues: [], campaigns: [], period: {} }, { shifts: [] }, { agentId: 'a', start: instant(0), minutes: 60, content: { kind: 'off-phone' } }).end // => 3600000
 */
export function layOutShift(problem: SchedulingProblem, roster: Roster, order: ShiftOrder): Shift {
  const { agents, contracts } = indexProblem(problem);
  const agent = agents.get(order.agentId);
  const contract = agent && contracts.get(agent.contractId);
  if (agent === undefined || contract === undefined) {
    throw new RangeError(`Agent "${order.agentId}" is not planned in this period.`);
  }
  const span = { start: order.start, end: addMinutes(order.start, order.minutes) };
  const content = order.content ?? workFor(problem, roster, agent, span);
  const activities: Activity[] = [];
  let reached = order.start;
  for (const { rule, at } of pausesOf(contract.breaks, order.minutes)) {
    const start = addMinutes(order.start, at);
    if (reached < start) activities.push({ ...content, start: reached, end: start });
    reached = addMinutes(start, rule.minutes);
    activities.push({ ...OFF_PHONE, kind: rule.kind, paid: rule.paid, start, end: reached });
  }
  if (reached < span.end) activities.push({ ...content, start: reached, end: span.end });
  const { agentId } = order;
  // The caller knows the local day.
  return { agentId, date: problem.period.firstDate, ...span, activities };
}

/** Each pause in the middle of its window, or right after the one before it. */
function pausesOf(breaks: readonly BreakRule[], minutes: number) {
  const due = breaks
    .filter((rule) => minutes >= rule.fromShiftMinutes && rule.minutes < minutes)
    .sort((a, b) => a.latestAfterStartMinutes - b.latestAfterStartMinutes);
  let free = 0;
  return due.flatMap((rule) => {
    const latest = Math.min(rule.latestAfterStartMinutes, minutes) - rule.minutes;
    const middle = (rule.earliestAfterStartMinutes + latest) / 2;
    const at = Math.max(free, Math.floor(middle / STEP_MINUTES) * STEP_MINUTES);
    if (at + rule.minutes > minutes) return [];
    free = at + rule.minutes;
    return [{ rule, at }];
  });
}

function workFor(
  problem: SchedulingProblem,
  roster: Roster,
  agent: Agent,
  span: Interval,
): Omit<Activity, 'start' | 'end'> {
  const cover = inboundCover(problem, roster);
  const { span: period, gridMinutes } = problem.period;
  const first = Math.max(0, Math.floor((span.start - period.start) / (gridMinutes * MINUTE_MS)));
  const end = Math.ceil((span.end - period.start) / (gridMinutes * MINUTE_MS));
  let best: { readonly workId: string; readonly missing: number } | null = null;
  for (const queue of problem.queues) {
    if (!agent.entitlements.some(({ workId }) => workId === queue.id)) continue;
    if (!isCertified(agent, queue.need, span)) continue;
    const row = cover.get(queue.id);
    let missing = 0;
    for (let at = first; at < end; at++) {
      const shared = overlapMs(intervalAt(problem.period, at), span) / MINUTE_MS;
      missing += shared * Math.max(0, (queue.target[at] ?? 0) - (row?.[at] ?? 0));
    }
    if (best === null || missing > best.missing) best = { workId: queue.id, missing };
  }
  if (best === null) return OFF_PHONE;
  return { ...OFF_PHONE, kind: 'inbound', workId: best.workId };
}
