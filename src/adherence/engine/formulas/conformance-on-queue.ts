import { isOnQueue } from '../plan.js';
import { amounts, type Formula, isTakenOut, secondsOf, workedOnQueue } from './formula.js';

/**
 * `conformance.on-queue`: seconds worked on queues and campaigns, at any time / seconds scheduled on them. It may exceed 1;
 * undefined when none was scheduled.
 * @example
 * conformanceOnQueue.of([]).denominatorSeconds // => 0
 */
export const conformanceOnQueue: Formula = {
  id: 'conformance.on-queue',
  of: (segments) =>
    amounts(
      secondsOf(segments, (s) => workedOnQueue(s) && !isTakenOut(s)),
      secondsOf(segments, (s) => s.activity !== null && isOnQueue(s.activity.kind) && !isTakenOut(s)),
    ),
};
