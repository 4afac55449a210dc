import { isPause } from '../plan.js';
import { amounts, type Formula, isTakenOut, secondsOf, worked } from './formula.js';

/**
 * `conformance.paid`: all work seconds, at any time / all scheduled work seconds (pauses are neither). It may exceed 1;
 * undefined when none was scheduled.
 * @example
 * conformancePaid.of([]).denominatorSeconds // => 0
 */
export const conformancePaid: Formula = {
  id: 'conformance.paid',
  of: (segments) =>
    amounts(
      secondsOf(segments, (s) => worked(s) && !isTakenOut(s)),
      secondsOf(segments, (s) => s.activity !== null && !isPause(s.activity.kind) && !isTakenOut(s)),
    ),
};
