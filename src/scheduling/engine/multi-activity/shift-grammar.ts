import { pausePeriods, type Pause, type ShiftRules } from './problem.js';

/**
 * A part of shifts that looks alike wherever it stands: stretches of work with certain pauses between them. Parts with pauses
 * are two smaller parts around the middle pause, so that all shifts share their parts.
 */
export interface ShiftPart {
  readonly index: number;
  readonly pauses: readonly Pause[];
  /** Shortest and longest part of this kind, in periods. */
  readonly least: number;
  readonly most: number;
  /** Null for a single stretch of work. */
  readonly halves: { readonly left: number; readonly pause: Pause; readonly right: number } | null;
}

export interface ShiftGrammar {
  readonly parts: readonly ShiftPart[];
  /** The part that each form of shift is, in the order of the rules. */
  readonly forms: readonly number[];
}

interface OpenPart {
  readonly index: number;
  readonly pauses: readonly Pause[];
  readonly least: number;
  most: number;
  halves: ShiftPart['halves'];
}

/**
 * The grammar of all shifts that the rules allow, but for the activities: the implicit formulation of Côté, Gendron and
 * Rousseau (2011, "Grammar-based integer programming models for multiactivity shift scheduling").
 * @example
 * shiftGrammar({ leastStretch: 4, forms: [{ name: 'part-time', leastSpan: 13, mostSpan: 24, pauses: [{ letter: 'b', periods: 1 }] }] }).parts.map(({ least, most }) => [least, most]) // => [[9, 24], [4, 19]]
 */
export function shiftGrammar(rules: ShiftRules): ShiftGrammar {
  const parts = new Map<string, OpenPart>();
  const leastOf = (pauses: readonly Pause[]) =>
    rules.leastStretch * (pauses.length + 1) + pausePeriods(pauses);
  const need = (pauses: readonly Pause[], most: number): number => {
    const key = pauses.map(({ letter, periods }) => `${letter}${periods}`).join();
    const part = parts.get(key) ?? { index: parts.size, pauses, least: leastOf(pauses), most, halves: null };
    parts.set(key, part);
    part.most = Math.max(part.most, most);
    if (pauses.length === 0) return part.index;
    const middle = Math.floor(pauses.length / 2);
    const [before, pause, after] = [pauses.slice(0, middle), pauses[middle], pauses.slice(middle + 1)];
    const left = need(before, most - pause.periods - leastOf(after));
    const right = need(after, most - pause.periods - leastOf(before));
    part.halves = { left, pause, right };
    return part.index;
  };
  const forms = rules.forms.map(({ pauses, mostSpan }) => need(pauses, mostSpan));
  return { parts: [...parts.values()], forms };
}
