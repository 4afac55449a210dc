import { contains } from '../../../time/interval.js';
import { owedMinutes, planningWeeks } from '../planning-weeks.js';
import { paidMinutes } from '../shift-time.js';
import { agentContexts, type Rule } from './rule.js';

export const contractHours: Rule = {
  id: 'contract-hours',
  title: 'Agents get the weekly paid time their contract promises, less absences',
  level: 'soft',
  cost: (weights) => weights.contractShort,
  evaluate: (problem, roster) =>
    agentContexts(problem, roster).flatMap(({ agent, contract, shifts }) =>
      planningWeeks(problem.period).flatMap((week) => {
        const worked = shifts.filter((shift) => contains(week.span, shift.start));
        const paid = worked.reduce((sum, shift) => sum + paidMinutes(shift), 0);
        const owed = owedMinutes(agent, contract, week);
        if (paid >= owed) return [];
        const message = `${paid} paid min in the week of ${week.firstDate}; the contract promises ${Math.round(owed)}.`;
        return [{ ruleId: 'contract-hours', agentId: agent.id, ...week.span, amount: owed - paid, message }];
      }),
    ),
};
