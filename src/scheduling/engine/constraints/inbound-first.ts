import { queuesBelowFloor } from '../inbound-floor.js';
import { indexProblem } from '../problem-index.js';
import { type RosterRule } from './rule.js';

export const inboundFirst: RosterRule = {
  id: 'inbound-first',
  title: 'Nobody calls out while a queue they could answer is below its floor',
  level: 'soft',
  scope: 'roster',
  cost: (weights) => weights.understaffed,
  evaluate: (problem, roster) => {
    const { agents } = indexProblem(problem);
    return roster.shifts.flatMap(({ agentId, activities }) => {
      const agent = agents.get(agentId);
      if (agent === undefined) return [];
      return activities
        .filter(({ kind }) => kind === 'outbound')
        .flatMap((activity) =>
          queuesBelowFloor(problem, roster, agent, activity, problem.blending.inboundFloor),
        )
        .map(({ queue, span, minutes }) => ({
          ruleId: 'inbound-first',
          agentId,
          workId: queue.id,
          ...span,
          amount: minutes,
          message: `Calls out while ${queue.name} is below its floor.`,
        }));
    });
  },
};
