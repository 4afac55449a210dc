import { type Interval } from '../../../time/interval.js';
import { daysBetween } from '../../../time/zoned-time.js';
import { localPeriod } from '../agent-weeks.js';
import { shiftTypeOf } from '../shift-type.js';
import { type AgentContext, type Finding } from './rule.js';
import { agentTermRule } from './term-rule.js';

/** Days on which an absence lies are free of a shift whatever the cycle says. */
export const rotation = agentTermRule(
  'rotation',
  'Agents work the shift types of their cycle of days, and are off on its days off',
  (context, { firstDate, days }): Finding[] => {
    const { problem, agent, shifts } = context;
    const onDate = new Map(shifts.map((shift) => [shift.date, shift]));
    const findings: Finding[] = [];
    for (const { date, span: day } of localPeriod(problem.period, agent.zone).days) {
      const at = daysBetween(firstDate, date) % days.length;
      const wanted = days[(at + days.length) % days.length];
      const shift = onDate.get(date);
      if (wanted === 'any' || (shift === undefined && (wanted === 'off' || mayNotWork(context, day))))
        continue;
      const type =
        shift === undefined ? 'off' : (shiftTypeOf(problem, shift, agent.zone)?.id ?? 'a shift of no type');
      if (type === wanted) continue;
      const span = shift ?? day;
      findings.push({
        start: span.start,
        end: span.end,
        amount: 1,
        message: `The rotation has "${wanted}" on ${date}, the roster "${type}"`,
      });
    }
    return findings;
  },
);

/** Absent on the day, or a day of which the period holds only a part in the agent's zone. */
function mayNotWork({ agent, problem }: AgentContext, day: Interval): boolean {
  const { span } = problem.period;
  return (
    day.start < span.start ||
    span.end < day.end ||
    agent.absences.some((absence) => absence.start < day.end && day.start < absence.end)
  );
}
