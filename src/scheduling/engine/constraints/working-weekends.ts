import { daysBetween, type LocalDate } from '../../../time/zoned-time.js';
import { agentLine } from '../agent-line.js';
import { weekendOf } from '../agent-weeks.js';
import { type AgentContext, type Finding } from './rule.js';
import { agentTermRule } from './term-rule.js';

/** A weekend is worked when a shift starts on one of its days, as the site has them. */
export const workingWeekends = agentTermRule(
  'working-weekends',
  'No more weekends are worked than allowed, in the period or in any so many weeks',
  (context, { max, weeks }): Finding[] => {
    const worked = workedWeekends(context).filter(({ isPlanned }) => isPlanned || weeks !== undefined);
    return worked.flatMap(({ firstDate, start, end, isPlanned }, at) => {
      if (!isPlanned) return [];
      const count = worked
        .slice(0, at + 1)
        .filter((other) => weeks === undefined || daysBetween(other.firstDate, firstDate) < weeks * 7).length;
      if (count <= max) return [];
      const when = weeks === undefined ? 'in the period' : `in ${weeks} weeks`;
      const message = `The weekend of ${firstDate} is worked weekend ${count} ${when}; at most ${max} are allowed`;
      return [{ start, end, amount: 1, message }];
    });
  },
);

interface WorkedWeekend extends Pick<Required<Finding>, 'start' | 'end'> {
  readonly firstDate: LocalDate;
  readonly isPlanned: boolean;
}

/** Each weekend once, by its first shift; planned when any of its shifts is. */
function workedWeekends(context: AgentContext): WorkedWeekend[] {
  const { problem, agent } = context;
  const weekends = new Map<LocalDate, WorkedWeekend>();
  for (const { date, start, end, isPlanned } of agentLine(context)) {
    const firstDate = weekendOf(problem, agent, date);
    if (firstDate === null) continue;
    const known = weekends.get(firstDate);
    weekends.set(firstDate, known?.isPlanned === true ? known : { firstDate, start, end, isPlanned });
  }
  return [...weekends.values()];
}
