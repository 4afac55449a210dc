import { minutesOf, workedMinutes } from '../shift-time.js';
import { shiftTermRule } from './term-rule.js';

export const restsByHours = shiftTermRule(
  'rests-by-hours',
  'There is a paid break for every so many hours worked, or more than half of them',
  ({ shift }, { minutes, perMinutes, fromMinutes }) => {
    const worked = workedMinutes(shift);
    if (worked < fromMinutes) return [];
    const due = Math.floor(worked / perMinutes) + (worked % perMinutes > perMinutes / 2 ? 1 : 0);
    const found = shift.activities.filter(
      (each) => each.kind === 'break' && each.paid && minutesOf(each) >= minutes,
    ).length;
    if (found >= due) return [];
    const message = `${found} paid breaks of ${minutes} min in ${worked} min of work; ${due} are due`;
    return [{ amount: due - found, message }];
  },
);
