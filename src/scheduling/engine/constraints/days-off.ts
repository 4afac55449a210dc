import { contains } from '../../../time/interval.js';
import { maxShiftsInWeek, planningWeeks } from '../planning-weeks.js';
import { hardAgentRule } from './rule.js';

export const daysOff = hardAgentRule(
  'days-off',
  'Every planning week has the contract’s days off',
  ({ problem, contract, shifts }) =>
    planningWeeks(problem.period).flatMap((week) => {
      const worked = new Set(
        shifts.filter((shift) => contains(week.span, shift.start)).map(({ date }) => date),
      );
      const most = maxShiftsInWeek(week, contract);
      if (worked.size <= most) return [];
      const message = `${worked.size} days worked in the week of ${week.firstDate}; the days off leave room for ${most}.`;
      return [{ ...week.span, amount: worked.size - most, message }];
    }),
);
