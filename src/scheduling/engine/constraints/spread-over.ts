import { minutesOf } from '../shift-time.js';
import { shiftTermRule } from './term-rule.js';

/** One shift starts on a day, so a day spreads over that shift, pauses included. */
export const spreadOver = shiftTermRule(
  'spread-over',
  'From the first start of a day to its last end no more time passes than allowed',
  ({ shift }, { max }) => {
    const minutes = minutesOf(shift);
    if (minutes <= max) return [];
    const message = `The day of ${shift.date} spreads over ${minutes} min; at most ${max} are allowed`;
    return [{ amount: minutes - max, message }];
  },
);
