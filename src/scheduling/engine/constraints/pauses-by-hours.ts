import { type Activity, type Shift } from '../roster.js';
import { minutesOf, workedMinutes } from '../shift-time.js';
import { shiftTermRule } from './term-rule.js';

/** Hours worked are elapsed ones without unpaid pauses, of the whole shift and before the pause. */
export const pausesByHours = shiftTermRule(
  'pauses-by-hours',
  'Breaks and meals are there, in time, by how long is worked',
  ({ shift }, { overMinutes, count, minutes, kind, startsWithinMinutes }) => {
    const worked = workedMinutes(shift);
    if (worked <= overMinutes) return [];
    const pauses = shift.activities.filter(
      (each) =>
        (kind === undefined ? each.kind === 'break' || each.kind === 'meal' : each.kind === kind) &&
        minutesOf(each) >= minutes,
    );
    const what = `${kind ?? 'pause'} ${count} of ${minutes} min, due after ${overMinutes} min of work`;
    if (pauses.length < count) return [{ amount: count - pauses.length, message: `The ${what}, is missing` }];
    const begins = workedBefore(shift, pauses[count - 1]);
    if (startsWithinMinutes === undefined || begins <= startsWithinMinutes) return [];
    const message = `The ${what}, starts after ${begins} min of work; ${startsWithinMinutes} are allowed`;
    const { start, end } = pauses[count - 1];
    return [{ start, end, amount: 1, message }];
  },
);

function workedBefore({ activities }: Shift, pause: Activity): number {
  return workedMinutes({ activities: activities.filter(({ start }) => start < pause.start) });
}
