import { minutesOf } from '../shift-time.js';
import { hardShiftRule } from './rule.js';

export const shiftLength = hardShiftRule(
  'shift-length',
  'A shift has one of the contract’s lengths',
  ({ contract, shift }) => {
    const minutes = minutesOf(shift);
    if (contract.shiftLengthsMinutes.includes(minutes)) return [];
    const allowed = contract.shiftLengthsMinutes.join(', ');
    const amount = Math.min(...contract.shiftLengthsMinutes.map((length) => Math.abs(length - minutes)));
    return [{ amount, message: `The shift lasts ${minutes} min; the contract has ${allowed}.` }];
  },
);
