import { dayName } from '../problem.js';
import { type DutyRule } from './duty-rule.js';

export const oneShiftADay: DutyRule = {
  id: 'one-shift-a-day',
  title: 'Nobody works two shifts on one day',
  level: 'hard',
  evaluate: ({ roster }) => {
    const seen = new Set<string>();
    return roster.duties.flatMap(({ agentId, day, shiftTypeId }) => {
      const key = `${day} ${agentId}`;
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      const message = `${agentId} has another shift on ${dayName(day)} besides ${shiftTypeId}.`;
      return [{ ruleId: 'one-shift-a-day', agentId, day, shiftTypeId, cost: 0, message }];
    });
  },
};
