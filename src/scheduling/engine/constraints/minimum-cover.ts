import { inboundCover, intervalAt } from '../cover.js';
import { type RosterRule } from './rule.js';

const NEGLIGIBLE = 1e-9;

export const minimumCover: RosterRule = {
  id: 'minimum-cover',
  title: 'No queue has fewer agents than it must have',
  level: 'hard',
  scope: 'roster',
  cost: () => 0,
  evaluate: (problem, roster) => {
    const cover = inboundCover(problem, roster);
    const { period } = problem;
    return problem.queues.flatMap(({ id, name, minimum }) => {
      if (minimum === undefined) return [];
      const { agents: least, level = 'hard', weight = 1 } = minimum;
      return Array.from(cover.get(id) ?? []).flatMap((agents, at) => {
        const short = (least[at] ?? 0) - agents;
        if (short <= NEGLIGIBLE) return [];
        const amount = short * period.gridMinutes;
        const message = `${name}: ${Math.round(agents * 100) / 100} agents where at least ${least[at]} must be.`;
        const terms = level === 'soft' ? { level, cost: amount * weight } : {};
        return [
          { ruleId: 'minimum-cover', workId: id, ...intervalAt(period, at), amount, message, ...terms },
        ];
      });
    });
  },
};
