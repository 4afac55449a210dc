import { queuesBelowFloor } from '../inbound-floor.js';
import { indexProblem } from '../problem-index.js';
import { type RosterRule } from './rule.js';

export const offPhoneGuard: RosterRule = {
  id: 'off-phone-guard',
  title: 'Nobody is in a meeting, coaching or training while a queue they could answer is below its floor',
  level: 'hard',
  scope: 'roster',
  cost: () => 0,
  evaluate: (problem, roster) => {
    const { agents, offPhoneActivities } = indexProblem(problem);
    if (offPhoneActivities.size === 0) return [];
    return roster.shifts.flatMap(({ agentId, activities }) =>
      activities.flatMap((activity) => {
        const agent = agents.get(agentId);
        const placed =
          activity.kind === 'off-phone' ? offPhoneActivities.get(activity.workId ?? '') : undefined;
        if (agent === undefined || placed === undefined) return [];
        const { level = 'hard', weight = 1, inboundFloor = problem.blending.inboundFloor } = placed;
        return queuesBelowFloor(problem, roster, agent, activity, inboundFloor).map(
          ({ queue, span, minutes }) => ({
            ruleId: 'off-phone-guard',
            agentId,
            workId: queue.id,
            ...span,
            amount: minutes,
            message: `${placed.name} while ${queue.name} is below its floor.`,
            ...(level === 'soft' ? { level, cost: minutes * weight } : {}),
          }),
        );
      }),
    );
  },
};
