import { contains } from '../../../time/interval.js';
import { planningWeeks } from '../planning-weeks.js';
import { paidMinutes } from '../shift-time.js';
import { hardAgentRule } from './rule.js';

export const paidTimePerWeek = hardAgentRule(
  'paid-time-per-week',
  'Paid time of a planning week does not exceed the contract',
  ({ problem, contract, shifts }) =>
    planningWeeks(problem.period).flatMap(({ span, firstDate }) => {
      const worked = shifts.filter((shift) => contains(span, shift.start));
      const paid = worked.reduce((sum, shift) => sum + paidMinutes(shift), 0);
      const { max } = contract.paidMinutesPerWeek;
      if (paid <= max) return [];
      const message = `${paid} paid min in the week of ${firstDate}; the contract allows ${max}.`;
      return [{ ...span, amount: paid - max, message }];
    }),
);
