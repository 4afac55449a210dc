import { daysBetween } from '../../../time/zoned-time.js';
import { agentLine } from '../agent-line.js';
import { clockDistance, localMinute } from '../local-window.js';
import { agentTermRule } from './term-rule.js';

export const shiftStartDistance = agentTermRule(
  'shift-start-distance',
  'From one working day to the next the local start moves no further than allowed',
  (context, { max, daysApart = 1 }) => {
    const { zone } = context.agent;
    const line = agentLine(context);
    return line.slice(1).flatMap(({ date, start, end, isPlanned }, at) => {
      const before = line[at];
      if (!isPlanned || daysBetween(before.date, date) > daysApart) return [];
      const moved = clockDistance(localMinute(start, zone), localMinute(before.start, zone));
      if (moved <= max) return [];
      const message = `The shift of ${date} starts ${moved} min earlier or later by the clock than the one of ${before.date}; at most ${max} are allowed`;
      return [{ start, end, amount: moved - max, message }];
    });
  },
);
