import { agentWeeks, weekOf } from '../agent-weeks.js';
import { weekTerms } from '../contract-weeks.js';
import { paidMinutes } from '../shift-time.js';
import { softAgentRule } from './rule.js';

export const contractHours = softAgentRule(
  'contract-hours',
  'Agents get the weekly paid time their contract promises, less absences',
  (weights) => weights.contractShort,
  ({ problem, agent, contract, shifts }) =>
    agentWeeks(problem, agent).flatMap((week) => {
      const worked = shifts.filter(({ date }) => weekOf(problem, agent, date) === week.firstDate);
      const paid = worked.reduce((sum, shift) => sum + paidMinutes(shift), 0);
      const owed = weekTerms(agent, contract, problem.period, week).owedMinutes;
      if (paid >= owed) return [];
      const message = `${paid} paid min in the week of ${week.firstDate}; the contract promises ${Math.round(owed)}.`;
      return [{ ...week.span, amount: owed - paid, message }];
    }),
);
