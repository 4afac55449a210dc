import { amounts, type Formula, secondsOf } from './formula.js';

/**
 * `adherence.standard`: 1 - seconds out of adherence / seconds scheduled. Neutral time leaves both. Never below 0;
 * undefined when nothing was scheduled.
 * @example
 * adherenceStandard.of([]).denominatorSeconds // => 0
 */
export const adherenceStandard: Formula = {
  id: 'adherence.standard',
  of: (segments) => {
    const scheduled = secondsOf(segments, (s) => s.verdict !== null && s.verdict !== 'neutral');
    const out = secondsOf(segments, (s) => s.verdict === 'not-adherent');
    return amounts(scheduled - out, scheduled);
  },
};
