import { daysBetween } from '../../../time/zoned-time.js';
import { agentLine, isNightShift } from '../agent-line.js';
import { agentTermRule } from './term-rule.js';

export const nightShifts = agentTermRule(
  'night-shifts',
  'No more night shifts are worked in any so many days than allowed',
  (context, term) => {
    const nights = agentLine(context).filter((shift) => isNightShift(shift, term, context.agent.zone));
    return nights.flatMap(({ date, start, end, isPlanned }, at) => {
      if (!isPlanned) return [];
      const count = nights
        .slice(0, at + 1)
        .filter((other) => daysBetween(other.date, date) < term.days).length;
      if (count <= term.max) return [];
      const message = `The night shift of ${date} is number ${count} in ${term.days} days; at most ${term.max} are allowed`;
      return [{ start, end, amount: 1, message }];
    });
  },
);
