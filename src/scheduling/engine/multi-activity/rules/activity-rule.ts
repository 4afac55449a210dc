import { type MultiActivityProblem } from '../problem.js';
import { type RosterTexts } from '../shift-text.js';

/** A rule of multi-activity shifts; all of them are hard. */
export interface ActivityRule {
  readonly id: string;
  readonly title: string;
  broken(problem: MultiActivityProblem, roster: RosterTexts): ActivityFinding[];
}

export interface ActivityFinding {
  /** The shift's place in the roster; null where no single shift is meant. */
  readonly shift: number | null;
  readonly message: string;
}

/**
 * A rule that looks at one shift at a time.
 * @example
 * shiftRule('x', 'X', () => ['is odd.']).broken({}, ['00']) // => [{ shift: 0, message: 'is odd.' }]
 */
export function shiftRule(
  id: string,
  title: string,
  broken: (problem: MultiActivityProblem, text: string) => string[],
): ActivityRule {
  return {
    id,
    title,
    broken: (problem, roster) =>
      roster.flatMap((text, shift) => broken(problem, text).map((message) => ({ shift, message }))),
  };
}
