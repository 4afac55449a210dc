import { dayName } from '../problem.js';
import { softDutyRule } from './duty-rule.js';

export const overCover = softDutyRule('over-cover', 'Shifts with too many agents', ({ cover }) =>
  cover
    .filter(({ need, agents }) => agents > need.agents)
    .map(({ need, agents }) => {
      const { day, shiftTypeId } = need;
      const message = `${shiftTypeId} on ${dayName(day)} has ${agents} agents; ${need.agents} are wanted.`;
      return { day, shiftTypeId, cost: (agents - need.agents) * need.overWeight, message };
    }),
);
