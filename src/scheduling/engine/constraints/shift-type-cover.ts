import { dateRange, type LocalDate, localDay, weekday } from '../../../time/zoned-time.js';
import { type SchedulingProblem } from '../problem.js';
import { type ShiftTypeCover } from '../roster-goals.js';
import { shiftTypeOf } from '../shift-type.js';
import { agentContexts, type RosterRule, type Violation } from './rule.js';
import { inWords, outside } from './term-rule.js';

export const shiftTypeCover: RosterRule = {
  id: 'shift-type-cover',
  title: 'On every day so many shifts of a type start as are wanted',
  level: 'hard',
  scope: 'roster',
  cost: () => 0,
  evaluate: (problem, roster) => {
    if (problem.shiftTypeCover === undefined) return [];
    const started = agentContexts(problem, roster).flatMap(({ agent, shifts }) =>
      shifts.map((shift) => ({
        date: shift.date,
        siteId: agent.siteId,
        type: shiftTypeOf(problem, shift, agent.zone)?.id,
      })),
    );
    return problem.shiftTypeCover.flatMap((wanted) =>
      daysOf(problem, wanted).flatMap((date): Violation[] => {
        const count = started.filter(
          (shift) =>
            shift.date === date &&
            shift.type === wanted.shiftType &&
            (wanted.siteId === undefined || shift.siteId === wanted.siteId),
        ).length;
        const amount = outside(count, wanted);
        if (amount === 0) return [];
        const { level = 'hard', weight = 1 } = wanted;
        const span = localDay(date, problem.period.zone);
        const message = `${count} shifts of type "${wanted.shiftType}" on ${date}; ${inWords(wanted)} are wanted.`;
        const terms = level === 'soft' ? { level, cost: amount * weight } : {};
        return [{ ruleId: 'shift-type-cover', ...span, amount, message, ...terms }];
      }),
    );
  },
};

function daysOf({ period }: SchedulingProblem, { dates, weekdays }: ShiftTypeCover): LocalDate[] {
  return dateRange(period.firstDate, period.days).filter(
    (date) => (dates?.includes(date) ?? true) && (weekdays?.includes(weekday(date)) ?? true),
  );
}
