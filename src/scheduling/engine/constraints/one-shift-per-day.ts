import { hardAgentRule } from './rule.js';

export const oneShiftPerDay = hardAgentRule(
  'one-shift-per-day',
  'At most one shift starts on a local day, and shifts do not overlap',
  ({ shifts }) =>
    shifts.slice(1).flatMap((shift, at) => {
      const before = shifts[at];
      if (shift.date !== before.date && shift.start >= before.end) return [];
      const message =
        shift.date === before.date
          ? `Two shifts start on ${shift.date}.`
          : `The shift of ${shift.date} starts before the one of ${before.date} ends.`;
      return [{ start: shift.start, end: shift.end, amount: 1, message }];
    }),
);
