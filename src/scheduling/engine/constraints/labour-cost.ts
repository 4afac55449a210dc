import { moneyOf, paidShares } from '../labour-cost.js';
import { softAgentRule } from './rule.js';

export const labourCost = softAgentRule(
  'labour-cost',
  'Paid time costs money: the contract’s rate, and premiums for nights, weekends, holidays and overtime',
  (weights) => weights.labourCost ?? 1,
  (context) => {
    const shares = paidShares(context);
    if (shares === null || shares.base === 0) return [];
    const { centsPerHour = 0 } = context.contract.pay ?? {};
    const amount = moneyOf(shares, centsPerHour);
    const premiums = moneyOf({ ...shares, base: 0 }, centsPerHour);
    const message = `${shares.base / 100} paid min cost ${amount.toFixed(2)}, of which premiums ${premiums.toFixed(2)}.`;
    return [{ amount, message }];
  },
);
