import { paidMinutes } from '../shift-time.js';
import { hardShiftRule } from './rule.js';

export const paidTimePerDay = hardShiftRule(
  'paid-time-per-day',
  'Paid time of a day lies in the contract’s range',
  ({ contract, shift }) => {
    const { min, max } = contract.paidMinutesPerDay;
    const paid = paidMinutes(shift);
    if (min <= paid && paid <= max) return [];
    const amount = paid < min ? min - paid : paid - max;
    return [{ amount, message: `${paid} paid min on ${shift.date}; the contract allows ${min} to ${max}.` }];
  },
);
