import { dayName } from '../problem.js';
import { softDutyRule } from './duty-rule.js';

export const shiftOnRequests = softDutyRule(
  'shift-on-requests',
  'Shifts that agents asked for',
  ({ problem, lineOf }) =>
    problem.requests
      .filter(({ wish, agentId, day, shiftTypeId }) => {
        return wish === 'on' && lineOf.get(agentId)?.days[day]?.id !== shiftTypeId;
      })
      .map(({ agentId, day, shiftTypeId, weight }) => {
        const message = `${agentId} asked for ${shiftTypeId} on ${dayName(day)} and does not get it.`;
        return { agentId, day, shiftTypeId, cost: weight, message };
      }),
);
