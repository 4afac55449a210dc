import { paidMinutes } from '../shift-time.js';
import { agentTermRule, inWords, outside } from './term-rule.js';

export const paidTimePerPeriod = agentTermRule(
  'paid-time-per-period',
  'Paid time of the planning period lies in its range',
  ({ problem, shifts }, term) => {
    const paid = shifts.reduce((sum, shift) => sum + paidMinutes(shift), 0);
    const amount = outside(paid, term);
    if (amount === 0) return [];
    const message = `${paid} paid min in the period; ${inWords(term)} are allowed`;
    return [{ ...problem.period.span, amount, message }];
  },
);
