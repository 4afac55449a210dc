import { type Formula, ratio, secondsOf } from './formula.js';

/**
 * `adherence.with-unscheduled`: as `adherence.standard`, but work outside the shift counts as out of adherence and enters
 * the denominator. Undefined when nothing was scheduled, however much was worked.
 * @example
 * adherenceWithUnscheduled.of([]).value // => null
 */
export const adherenceWithUnscheduled: Formula = {
  id: 'adherence.with-unscheduled',
  of: (segments) => {
    const scheduled = secondsOf(segments, (s) => s.verdict !== null && s.verdict !== 'neutral');
    const out = secondsOf(segments, (s) => s.verdict === 'not-adherent');
    const unscheduled = secondsOf(segments, (s) => s.exception === 'unscheduled');
    return scheduled === 0 ? ratio(0, 0) : ratio(scheduled - out, scheduled + unscheduled);
  },
};
