import { coverOf } from '../shift-text.js';
import { type ActivityFinding, type ActivityRule } from './activity-rule.js';

/** Every period has the agents that each activity wants. */
export const demandMet: ActivityRule = {
  id: 'demand',
  title: 'Demand of every period',
  broken: (problem, roster) => {
    const cover = coverOf(problem, roster);
    return problem.demand.flatMap((wanted, activity) =>
      wanted.flatMap((agents, period): ActivityFinding[] => {
        const there = cover[activity][period];
        if (there >= agents) return [];
        const message = `Activity ${activity} has ${there} of ${agents} agents in period ${period}.`;
        return [{ shift: null, message }];
      }),
    );
  },
};
