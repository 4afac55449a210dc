import { dayName } from '../problem.js';
import { softDutyRule } from './duty-rule.js';

export const shiftOffRequests = softDutyRule(
  'shift-off-requests',
  'Shifts that agents asked not to work',
  ({ problem, lineOf }) =>
    problem.requests
      .filter(({ wish, agentId, day, shiftTypeId }) => {
        return wish === 'off' && lineOf.get(agentId)?.days[day]?.id === shiftTypeId;
      })
      .map(({ agentId, day, shiftTypeId, weight }) => {
        const message = `${agentId} asked not to work ${shiftTypeId} on ${dayName(day)} and works it.`;
        return { agentId, day, shiftTypeId, cost: weight, message };
      }),
);
