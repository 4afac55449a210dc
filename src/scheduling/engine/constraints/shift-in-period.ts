import { contains } from '../../../time/interval.js';
import { hardShiftRule } from './rule.js';

export const shiftInPeriod = hardShiftRule(
  'shift-in-period',
  'A shift starts inside the planning period',
  ({ problem, shift }) =>
    contains(problem.period.span, shift.start)
      ? []
      : [{ amount: 1, message: `The shift of ${shift.date} starts outside the planning period.` }],
);
