import { MINUTE_MS } from '../../../time/instant.js';
import { overlapMs } from '../../../time/interval.js';
import { inboundCover, intervalAt } from '../cover.js';
import { entitlementTo, indexProblem, isCertified } from '../problem-index.js';
import { type Agent, type Queue, type SchedulingProblem } from '../problem.js';
import { type Activity, type Roster } from '../roster.js';
import { type Rule, type Violation } from './rule.js';

const NEGLIGIBLE = 1e-6;

export const inboundFirst: Rule = {
  id: 'inbound-first',
  title: 'Nobody calls out while a queue they could answer is below its floor',
  level: 'soft',
  cost: (weights) => weights.understaffed,
  evaluate: (problem, roster) => {
    const { agents } = indexProblem(problem);
    return roster.shifts.flatMap(({ agentId, activities }) => {
      const agent = agents.get(agentId);
      if (agent === undefined) return [];
      return activities
        .filter(({ kind }) => kind === 'outbound')
        .flatMap((activity) => intervalsShort(problem, roster, agent, activity));
    });
  },
};

function intervalsShort(
  problem: SchedulingProblem,
  roster: Roster,
  agent: Agent,
  activity: Activity,
): Violation[] {
  const { period } = problem;
  const width = period.gridMinutes * MINUTE_MS;
  const found: Violation[] = [];
  const first = Math.floor((activity.start - period.span.start) / width);
  for (let at = first; intervalAt(period, at).start < activity.end; at++) {
    const span = intervalAt(period, at);
    const queue = problem.queues.find(
      (each) => isShort(problem, roster, each, at) && answers(agent, each, span),
    );
    if (queue === undefined) continue;
    const amount = overlapMs(span, activity) / MINUTE_MS;
    const message = `Calls out while ${queue.name} is below its floor.`;
    found.push({ ruleId: 'inbound-first', agentId: agent.id, workId: queue.id, ...span, amount, message });
  }
  return found;
}

function isShort(problem: SchedulingProblem, roster: Roster, queue: Queue, at: number): boolean {
  const agents = inboundCover(problem, roster).get(queue.id)?.[at];
  const floor = (queue.target[at] ?? 0) * problem.blending.inboundFloor;
  return agents !== undefined && agents < floor - NEGLIGIBLE;
}

function answers(
  agent: Agent,
  queue: Queue,
  span: { start: Activity['start']; end: Activity['end'] },
): boolean {
  return entitlementTo(agent, queue.id) !== undefined && isCertified(agent, queue.need, span);
}
