import { check } from '../../src/scheduling/engine/check.js';
import { type Violation } from '../../src/scheduling/engine/constraints/rule.js';
import { type SchedulingProblem } from '../../src/scheduling/engine/problem.js';
import { type Roster } from '../../src/scheduling/engine/roster.js';

/** What the whole check finds of one rule: nothing when the rule is not in the registry. */
export function ruleInRegistry(id: string): {
  readonly evaluate: (problem: SchedulingProblem, roster: Roster) => Violation[];
} {
  return {
    evaluate: (problem, roster) => {
      const { hard, soft } = check(problem, roster);
      return [...hard, ...soft].filter(({ ruleId }) => ruleId === id);
    },
  };
}
