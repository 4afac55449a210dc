import { type Activity } from '../roster.js';
import { minutesOf } from '../shift-time.js';
import { shiftTermRule } from './term-rule.js';

/** Pauses shorter than asked for do not end a stretch, and count in it. */
export const longestWorkStretch = shiftTermRule(
  'longest-work-stretch',
  'Nobody works longer without a pause than allowed',
  ({ shift }, { max, pauseMinutes = 0 }) => {
    const isPause = ({ kind, ...span }: Activity) =>
      (kind === 'break' || kind === 'meal') && minutesOf(span) >= pauseMinutes;
    const pauses = shift.activities.filter(isPause);
    const starts = [shift.start, ...pauses.map(({ end }) => end)];
    const ends = [...pauses.map(({ start }) => start), shift.end];
    return starts.flatMap((start, at) => {
      const span = { start, end: ends[at] };
      const minutes = minutesOf(span);
      if (minutes <= max) return [];
      const pause = pauseMinutes === 0 ? 'a pause' : `a pause of ${pauseMinutes}`;
      return [
        {
          ...span,
          amount: minutes - max,
          message: `${minutes} min of work without ${pause}; at most ${max} are allowed`,
        },
      ];
    });
  },
);
