import { isOnQueue } from '../plan.js';
import { amounts, type Formula, secondsOf } from './formula.js';

/**
 * `adherence.productive`: adherent productive seconds / scheduled productive seconds, productive being time planned on a
 * queue or campaign. Neutral time leaves both. Undefined when none was scheduled.
 * @example
 * adherenceProductive.of([]).denominatorSeconds // => 0
 */
export const adherenceProductive: Formula = {
  id: 'adherence.productive',
  of: (segments) => {
    const productive = segments.filter(({ activity }) => activity !== null && isOnQueue(activity.kind));
    const scheduled = secondsOf(productive, (s) => s.verdict !== 'neutral');
    return amounts(
      secondsOf(productive, (s) => s.verdict === 'adherent'),
      scheduled,
    );
  },
};
