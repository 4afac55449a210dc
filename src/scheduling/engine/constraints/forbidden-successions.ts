import { daysBetween } from '../../../time/zoned-time.js';
import { agentLine } from '../agent-line.js';
import { isInBand } from '../shift-type.js';
import { agentTermRule } from './term-rule.js';

export const forbiddenSuccessions = agentTermRule(
  'forbidden-successions',
  'No shift follows another that it must not follow, by their types or hours',
  (context, { first, next, daysApart = 1 }) => {
    const { problem, agent } = context;
    const line = agentLine(context).map((each) => ({
      ...each,
      activities: context.shifts.find(({ start }) => start === each.start)?.activities,
    }));
    return line.flatMap((shift, at) => {
      if (!shift.isPlanned || !isInBand(problem, shift, next, agent.zone)) return [];
      return line
        .slice(0, at)
        .filter(({ date }) => daysBetween(date, shift.date) <= daysApart)
        .filter((before) => isInBand(problem, before, first, agent.zone))
        .map(({ date }) => ({
          start: shift.start,
          end: shift.end,
          amount: 1,
          message: `The shift of ${shift.date} must not follow the one of ${date}`,
        }));
    });
  },
);
