import { paidMinutes } from '../shift-time.js';
import { inWords, outside, shiftTermRule } from './term-rule.js';

export const paidTimePerDay = shiftTermRule(
  'paid-time-per-day',
  'Paid time of a day lies in the contract’s range, and in that of other rules',
  ({ shift }, term) => {
    const paid = paidMinutes(shift);
    const amount = outside(paid, term);
    return amount === 0
      ? []
      : [{ amount, message: `${paid} paid min on ${shift.date}; ${inWords(term)} are allowed` }];
  },
  ({ contract, shift }) => {
    const paid = paidMinutes(shift);
    const { min, max } = contract.paidMinutesPerDay;
    const amount = outside(paid, { min, max });
    if (amount === 0) return [];
    return [{ amount, message: `${paid} paid min on ${shift.date}; the contract allows ${min} to ${max}.` }];
  },
);
