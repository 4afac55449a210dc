import { isActivity } from '../shift-text.js';
import { shiftRule } from './activity-rule.js';

/** A text has one letter a period: an activity that there is, a pause of the rules, or a dot. */
export const knownLetters = shiftRule('known-letters', 'Letters that mean something', (problem, text) => {
  const { periods, demand, rules } = problem;
  const pauses = new Set(rules.forms.flatMap((form) => form.pauses.map(({ letter }) => letter)));
  const isKnown = (letter: string) =>
    letter === '.' || pauses.has(letter) || (isActivity(letter) && Number(letter) < demand.length);
  const length =
    text.length === periods ? [] : [`has ${text.length} letters and should have ${periods}, one a period.`];
  const odd = [...new Set([...text].filter((letter) => !isKnown(letter)))];
  return [...length, ...odd.map((letter) => `has "${letter}", which is neither an activity nor a pause.`)];
});
