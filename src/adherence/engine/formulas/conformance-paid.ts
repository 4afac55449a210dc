import { isPause } from '../plan.js';
import { type Formula, ratio, secondsOf } from './formula.js';

/**
 * `conformance.paid`: all work seconds, at any time / all scheduled work seconds (pauses are neither). It may exceed 1;
 * undefined when none was scheduled.
 * @example
 * conformancePaid.of([]).value // => null
 */
export const conformancePaid: Formula = {
  id: 'conformance.paid',
  of: (segments, map) =>
    ratio(
      secondsOf(segments, (s) => map.workStates.includes(s.actual.state)),
      secondsOf(segments, (s) => s.activity !== null && !isPause(s.activity.kind)),
    ),
};
