import { isOnQueue } from '../plan.js';
import { type Formula, ratio, secondsOf } from './formula.js';

/**
 * `conformance.on-queue`: seconds worked on queues and campaigns, at any time / seconds scheduled on them. It may exceed 1;
 * undefined when none was scheduled.
 * @example
 * conformanceOnQueue.of([]).value // => null
 */
export const conformanceOnQueue: Formula = {
  id: 'conformance.on-queue',
  of: (segments, map) =>
    ratio(
      secondsOf(segments, (s) => map.onQueueStates.includes(s.actual.state)),
      secondsOf(segments, (s) => s.activity !== null && isOnQueue(s.activity.kind)),
    ),
};
