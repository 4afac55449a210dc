import { addDays, daysBetween, type LocalDate } from '../../../time/zoned-time.js';
import { agentLine, isNightShift, type LineShift } from '../agent-line.js';
import { localPeriod } from '../agent-weeks.js';
import { agentTermRule } from './term-rule.js';

/** One day of rest a week is no day of the average: Directive 2003/88/EC art. 16(c). */
const DAYS_COUNTED = 6 / 7;

/**
 * Held on the period's last day, over the weeks before it or as much of them as is known; only for agents most of whose
 * shifts in that time are night shifts.
 */
export const nightHoursAverage = agentTermRule(
  'night-hours-average',
  'Night workers work no more hours a day on average than allowed, counting the weeks before',
  (context, term) => {
    const { problem, agent } = context;
    const { first, last } = localPeriod(problem.period, agent.zone);
    const from = addDays(last, 1 - term.weeks * 7);
    const line = agentLine(context).filter(({ date }) => date >= from);
    const nights = line.filter((shift) => isNightShift(shift, term, agent.zone)).length;
    if (nights * 2 <= line.length) return [];
    const days = (daysBetween(knownFrom(line, first), last) + 1) * DAYS_COUNTED;
    const worked = line.reduce((sum, { paidMinutes }) => sum + paidMinutes, 0);
    const amount = worked - term.max * days;
    if (amount <= 0) return [];
    const message = `${Math.round(worked / days)} min a day of a night worker on average up to ${last}; at most ${term.max} are allowed`;
    return [{ ...problem.period.span, amount, message }];
  },
);

function knownFrom(line: readonly LineShift[], first: LocalDate): LocalDate {
  const [earliest] = line;
  return earliest.date < first ? earliest.date : first;
}
