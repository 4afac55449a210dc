import { stepCost } from '../cover-cost.js';
import { inboundCover, intervalAt } from '../cover.js';
import { type Rule } from './rule.js';

const NEGLIGIBLE = 1e-9;

export const inboundCoverShort: Rule = {
  id: 'inbound-cover',
  title: 'Every queue has its target of agents in every interval',
  level: 'soft',
  scope: 'roster',
  cost: (weights) => weights.understaffed,
  evaluate: (problem, roster) => {
    const cover = inboundCover(problem, roster);
    const { period } = problem;
    return problem.queues.flatMap(({ id, name, target, underCost }) =>
      Array.from(cover.get(id) ?? []).flatMap((agents, at) => {
        const short = (target[at] ?? 0) - agents;
        if (short <= NEGLIGIBLE) return [];
        const message = `${name}: ${round(agents)} agents where ${round(target[at])} are wanted.`;
        const amount = short * period.gridMinutes;
        const cost = underCost === undefined ? {} : { cost: stepCost(short, underCost) * period.gridMinutes };
        return [{ ruleId: 'inbound-cover', workId: id, ...intervalAt(period, at), amount, message, ...cost }];
      }),
    );
  },
};

function round(agents: number): number {
  return Math.round(agents * 100) / 100;
}
