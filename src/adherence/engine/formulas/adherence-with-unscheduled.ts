import { amounts, type Formula, secondsOf } from './formula.js';

/**
 * `adherence.with-unscheduled`: as `adherence.standard`, but work outside the shift counts as out of adherence and enters
 * the denominator. Undefined when nothing was scheduled, however much was worked.
 * @example
 * adherenceWithUnscheduled.of([]).denominatorSeconds // => 0
 */
export const adherenceWithUnscheduled: Formula = {
  id: 'adherence.with-unscheduled',
  of: (segments) => {
    const scheduled = secondsOf(segments, (s) => s.verdict !== null && s.verdict !== 'neutral');
    const out = secondsOf(segments, (s) => s.verdict === 'not-adherent');
    const unscheduled = secondsOf(segments, (s) => s.exception === 'unscheduled');
    return amounts(scheduled - out, scheduled + unscheduled, scheduled);
  },
};
