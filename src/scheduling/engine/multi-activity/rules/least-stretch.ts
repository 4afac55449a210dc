import { isActivity, letterRuns } from '../shift-text.js';
import { shiftRule } from './activity-rule.js';

/** Whoever begins an activity stays on it for a while. */
export const leastStretch = shiftRule('least-stretch', 'Time on one activity', ({ rules }, text) =>
  letterRuns(text)
    .filter(({ letter, from, to }) => isActivity(letter) && to - from < rules.leastStretch)
    .map(
      ({ letter, from, to }) =>
        `is on activity ${letter} from period ${from} for ${to - from} periods; ${rules.leastStretch} are the least.`,
    ),
);
