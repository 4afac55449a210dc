import { type ShiftForm } from '../problem.js';
import { isActivity, type LetterRun, letterRuns } from '../shift-text.js';
import { shiftRule } from './activity-rule.js';

/** A shift is stretches of work with the pauses of a form between them, and as long as the form may be. */
export const shiftForm = shiftRule(
  'shift-form',
  'Pauses and length of a form of shift',
  ({ rules }, text) => {
    const runs = letterRuns(text);
    const found = shapeOf(runs);
    const forms = rules.forms.filter((form) => shapeOfForm(form) === found);
    if (forms.length === 0) {
      const known = rules.forms.map((form) => `${form.name} (${shapeOfForm(form)})`);
      return [`is ${found === '' ? 'empty' : found}, which is no form of shift. Known: ${known.join(', ')}.`];
    }
    const span = runs[runs.length - 1].to - runs[0].from;
    if (forms.some(({ leastSpan, mostSpan }) => span >= leastSpan && span <= mostSpan)) return [];
    const spans = forms.map(({ name, leastSpan, mostSpan }) => `${name} ${leastSpan} to ${mostSpan}`);
    return [`lasts ${span} periods and should last ${spans.join(', or ')}.`];
  },
);

/** For people: `work b1 work`. */
function shapeOf(runs: readonly LetterRun[]): string {
  return runs
    .map(({ letter, from, to }) => (isActivity(letter) ? 'work' : `${letter}${to - from}`))
    .join(' ');
}

function shapeOfForm({ pauses }: ShiftForm): string {
  return ['work', ...pauses.map(({ letter, periods }) => `${letter}${periods} work`)].join(' ');
}
