import { isOnQueue } from '../plan.js';
import { type Formula, ratio, secondsOf } from './formula.js';

/**
 * `adherence.productive`: adherent productive seconds / scheduled productive seconds, productive being time planned on a
 * queue or campaign. Neutral time leaves both. Undefined when none was scheduled.
 * @example
 * adherenceProductive.of([]).value // => null
 */
export const adherenceProductive: Formula = {
  id: 'adherence.productive',
  of: (segments) => {
    const productive = segments.filter(({ activity }) => activity !== null && isOnQueue(activity.kind));
    const scheduled = secondsOf(productive, (s) => s.verdict !== 'neutral');
    return ratio(
      secondsOf(productive, (s) => s.verdict === 'adherent'),
      scheduled,
    );
  },
};
