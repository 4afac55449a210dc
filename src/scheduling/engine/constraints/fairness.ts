import { isNightShift } from '../agent-line.js';
import { localPeriod, weekendOf } from '../agent-weeks.js';
import { isInWindow, localMinute } from '../local-window.js';
import { type Agent } from '../problem.js';
import { type FairnessGoal } from '../roster-goals.js';
import { type AgentContext, agentContexts, type RosterRule, type Violation } from './rule.js';

const NEGLIGIBLE = 1e-9;

/** One's share goes by days present, in the period and in the memory; amounts are how many more one has. */
export const fairness: RosterRule = {
  id: 'fairness',
  title: 'Nights, weekends and unpopular starts are shared out evenly, counting past periods',
  level: 'soft',
  scope: 'roster',
  cost: () => 1,
  evaluate: (problem, roster) => {
    if (problem.fairness === undefined) return [];
    const contexts = agentContexts(problem, roster);
    return problem.fairness.flatMap((goal) =>
      groupsOf(contexts, goal).flatMap((group) => beyondShare(group, goal)),
    );
  },
};

function groupsOf(contexts: readonly AgentContext[], { among }: FairnessGoal): AgentContext[][] {
  const groups = new Map<string, AgentContext[]>();
  for (const context of contexts) {
    const { siteId, contractId } = context.agent;
    const key = among === 'site' ? siteId : among === 'contract' ? contractId : '';
    groups.set(key, [...(groups.get(key) ?? []), context]);
  }
  return [...groups.values()];
}

function beyondShare(group: readonly AgentContext[], goal: FairnessGoal): Violation[] {
  const members = group.map((context) => ({
    agentId: context.agent.id,
    days: daysPresent(context) + (context.agent.history.fairness?.days ?? 0),
    count: countOf(context, goal) + remembered(context.agent, goal),
  }));
  const total = members.reduce((sum, { count }) => sum + count, 0);
  const days = members.reduce((sum, member) => sum + member.days, 0);
  return members.flatMap(({ agentId, days: own, count }) => {
    const share = days === 0 ? 0 : (total * own) / days;
    const amount = count - share - (goal.tolerance ?? 0);
    if (amount <= NEGLIGIBLE) return [];
    const what = goal.of === 'unpopular-starts' ? 'unpopular starts' : goal.of;
    const message = `${count} ${what}, where ${Math.round(share * 10) / 10} are a fair share.`;
    return [{ ruleId: 'fairness', agentId, amount, cost: amount * goal.weight, message }];
  });
}

/**
 * Local days of the period that no absence of the agent touches.
 * @example
 * daysPresent({ problem: { period: { span: { start: parseInstant('2026-03-02T00:00Z'), end: parseInstant('2026-03-04T00:00Z') } } }, agent: { zone: timeZone('UTC'), absences: [] } }) // => 2
 */
export function daysPresent({ problem, agent }: Pick<AgentContext, 'problem' | 'agent'>): number {
  const { days } = localPeriod(problem.period, agent.zone);
  return days.filter(
    ({ span }) => !agent.absences.some((absence) => absence.start < span.end && span.start < absence.end),
  ).length;
}

function countOf({ problem, agent, shifts }: AgentContext, goal: FairnessGoal): number {
  switch (goal.of) {
    case 'nights':
      return shifts.filter((shift) => isNightShift(shift, goal, agent.zone)).length;
    case 'unpopular-starts':
      return shifts.filter(({ start }) => isInWindow(localMinute(start, agent.zone), goal.starts)).length;
    case 'weekends': {
      const weekends = shifts.map(({ date }) => weekendOf(problem, agent, date));
      return new Set(weekends.filter((weekend) => weekend !== null)).size;
    }
  }
}

/**
 * What past periods have counted of an agent.
 * @example
 * remembered({ history: { fairness: { days: 28, nights: 3, weekends: 2, unpopularStarts: 0 } } }, { of: 'nights' }) // => 3
 */
export function remembered({ history }: Pick<Agent, 'history'>, { of }: Pick<FairnessGoal, 'of'>): number {
  const memory = history.fairness;
  if (memory === undefined) return 0;
  return of === 'nights' ? memory.nights : of === 'weekends' ? memory.weekends : memory.unpopularStarts;
}
