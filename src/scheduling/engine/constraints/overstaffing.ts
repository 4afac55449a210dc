import { stepCost } from '../cover-cost.js';
import { inboundCover, intervalAt } from '../cover.js';
import { type Rule } from './rule.js';

const NEGLIGIBLE = 1e-9;

export const overstaffing: Rule = {
  id: 'overstaffing',
  title: 'No queue has more agents than its target',
  level: 'soft',
  scope: 'roster',
  cost: (weights) => weights.overstaffed,
  evaluate: (problem, roster) => {
    const cover = inboundCover(problem, roster);
    const { period } = problem;
    return problem.queues.flatMap(({ id, name, target, overCost }) =>
      Array.from(cover.get(id) ?? []).flatMap((agents, at) => {
        const over = agents - (target[at] ?? 0);
        if (over <= NEGLIGIBLE) return [];
        const message = `${name}: ${Math.round(over * 100) / 100} agents more than wanted.`;
        const amount = over * period.gridMinutes;
        const cost = overCost === undefined ? {} : { cost: stepCost(over, overCost) * period.gridMinutes };
        return [{ ruleId: 'overstaffing', workId: id, ...intervalAt(period, at), amount, message, ...cost }];
      }),
    );
  },
};
