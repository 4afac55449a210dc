import { moneyOf, paidShares } from '../labour-cost.js';
import { type LabourBudget } from '../pay.js';
import { type SchedulingProblem } from '../problem.js';
import { type Roster } from '../roster.js';
import { agentContexts, type RosterRule, type Violation } from './rule.js';

const NEGLIGIBLE = 1e-6;

export const labourBudget: RosterRule = {
  id: 'labour-budget',
  title: 'Paid time costs no more than the budget of the period',
  level: 'hard',
  scope: 'roster',
  cost: () => 0,
  evaluate: (problem, roster) =>
    (problem.labourBudgets ?? []).flatMap((budget) => overspent(problem, roster, budget)),
};

function overspent(problem: SchedulingProblem, roster: Roster, budget: LabourBudget): Violation[] {
  const { id, siteId, amount: allowed, level = 'hard', weight = 1 } = budget;
  const spent = agentContexts(problem, roster)
    .filter(({ agent }) => siteId === undefined || agent.siteId === siteId)
    .reduce((sum, context) => {
      const shares = paidShares(context);
      return shares === null ? sum : sum + moneyOf(shares, context.contract.pay?.centsPerHour ?? 0);
    }, 0);
  const amount = spent - allowed;
  if (amount <= NEGLIGIBLE) return [];
  const message = `Budget "${id}": paid time costs ${spent.toFixed(2)} of ${allowed.toFixed(2)}.`;
  return [
    {
      ruleId: 'labour-budget',
      amount,
      message,
      ...(level === 'soft' ? { level, cost: amount * weight } : {}),
    },
  ];
}
