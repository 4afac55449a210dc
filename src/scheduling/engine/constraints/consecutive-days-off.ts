import { daysBetween } from '../../../time/zoned-time.js';
import { dayRuns } from '../agent-line.js';
import { agentTermRule } from './term-rule.js';

/** Days off at the period's end may go on after it; those at its start go back to the last day worked before. */
export const consecutiveDaysOff = agentTermRule(
  'consecutive-days-off',
  'Days off come so many in a row at least',
  (context, { min }) => {
    const runs = dayRuns(context);
    return runs.slice(1).flatMap(({ firstDate, start }, at) => {
      const { lastDate, end } = runs[at];
      const off = daysBetween(lastDate, firstDate) - 1;
      if (off >= min) return [];
      const message = `${off} days off in a row after ${lastDate}; at least ${min} are asked for`;
      return [{ start: end, end: start, amount: min - off, message }];
    });
  },
);
