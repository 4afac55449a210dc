import { minutesBetween } from '../../../time/instant.js';
import { hardAgentRule } from './rule.js';

export const minimumRest = hardAgentRule(
  'minimum-rest',
  'Elapsed rest between two shifts is at least the contract’s minimum',
  ({ agent, contract, shifts }) =>
    shifts.flatMap((shift, at) => {
      const previousEnd = at > 0 ? shifts[at - 1].end : agent.history.lastShiftEnd;
      if (previousEnd === null) return [];
      const rest = minutesBetween(previousEnd, shift.start);
      if (rest >= contract.minRestMinutes) return [];
      const message = `${rest} min of rest before the shift of ${shift.date}; the contract asks for ${contract.minRestMinutes}.`;
      return [{ start: shift.start, end: shift.end, amount: contract.minRestMinutes - rest, message }];
    }),
);
