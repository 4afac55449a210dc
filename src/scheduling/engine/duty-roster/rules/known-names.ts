import { isDay } from '../duty-sheet.js';
import { type DutyRule } from './duty-rule.js';

export const knownNames: DutyRule = {
  id: 'known-names',
  title: 'Agents, days and shift types exist',
  level: 'hard',
  evaluate: ({ problem, roster, lineOf, shiftTypes }) =>
    roster.duties.flatMap((duty) => {
      const { agentId, day, shiftTypeId } = duty;
      const wrong = [
        ...(lineOf.has(agentId) ? [] : [`There is no agent ${agentId}.`]),
        ...(isDay(problem, duty)
          ? []
          : [`There is no day ${day}: the period has days 0 to ${problem.days - 1}.`]),
        ...(shiftTypes.has(shiftTypeId) ? [] : [`There is no shift type ${shiftTypeId}.`]),
      ];
      if (wrong.length === 0) return [];
      return [{ ruleId: 'known-names', agentId, day, shiftTypeId, cost: 0, message: wrong.join(' ') }];
    }),
};
