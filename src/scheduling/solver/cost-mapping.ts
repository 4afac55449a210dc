import { agentContexts } from '../engine/constraints/rule.js';
import { moneyOf, type PaidShares, paidShares } from '../engine/labour-cost.js';
import { type SchedulingProblem } from '../engine/problem.js';
import { type Roster } from '../engine/roster.js';
import { type BudgetUse, type LabourCost } from '../schedule.js';

const NOTHING: PaidShares = { base: 0, night: 0, weekend: 0, holiday: 0, overtime: 0, missedPauses: 0 };
const PARTS = ['base', 'night', 'weekend', 'holiday', 'overtime', 'missedPauses'] as const;

/** What a roster's paid time costs, in units of the period's currency; null where nobody's pay is known. */
export function toLabourCost(problem: SchedulingProblem, roster: Roster): LabourCost | null {
  if (problem.contracts.every(({ pay }) => pay === undefined)) return null;
  const sums = { ...NOTHING };
  const bySite = new Map<string, number>();
  let unpaidAgents = 0;
  for (const context of agentContexts(problem, roster)) {
    const shares = paidShares(context);
    if (shares === null) {
      if (context.shifts.length > 0) unpaidAgents++;
      continue;
    }
    const cents = context.contract.pay?.centsPerHour ?? 0;
    for (const part of PARTS) sums[part] += moneyOf({ ...NOTHING, [part]: shares[part] }, cents);
    const { siteId } = context.agent;
    bySite.set(siteId, (bySite.get(siteId) ?? 0) + moneyOf(shares, cents));
  }
  const total = PARTS.reduce((sum, part) => sum + sums[part], 0);
  return { total, ...sums, unpaidAgents, budgets: budgetsOf(problem, total, bySite) };
}

function budgetsOf(
  { labourBudgets = [] }: SchedulingProblem,
  total: number,
  bySite: ReadonlyMap<string, number>,
): BudgetUse[] {
  return labourBudgets.map(({ siteId, amount }) => ({
    siteId: siteId === undefined ? null : Number(siteId),
    amount,
    spent: siteId === undefined ? total : (bySite.get(siteId) ?? 0),
  }));
}
