import { daysBetween } from '../../../time/zoned-time.js';
import { dayRuns } from '../agent-line.js';
import { localPeriod } from '../agent-weeks.js';
import { agentTermRule, inWords, outside } from './term-rule.js';

/**
 * A run that reaches the period's last day may go on after it, so only the most counts there; a run of the previous
 * period counts for the least when it could have gone on and does not.
 */
export const consecutiveShifts = agentTermRule(
  'consecutive-shifts',
  'Runs of shifts on days that follow each other are neither too short nor too long',
  (context, term) => {
    const { first } = localPeriod(context.problem.period, context.agent.zone);
    return dayRuns(context).flatMap(({ firstDate, lastDate, length, plannedDays, start, end, mayGoOn }) => {
      const isPast = plannedDays === 0;
      if (isPast && daysBetween(lastDate, first) !== 1) return [];
      const max = term.max === undefined ? undefined : Math.max(term.max, length - plannedDays);
      const amount = outside(length, { min: mayGoOn ? undefined : term.min, max: isPast ? undefined : max });
      if (amount === 0) return [];
      const message = `${length} shifts in a row from ${firstDate} on; ${inWords(term)} are asked for`;
      return [{ start, end, amount, message }];
    });
  },
);
