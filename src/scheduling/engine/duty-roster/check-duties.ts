import { layOut } from './duty-sheet.js';
import { type DutyProblem, type DutyRoster } from './problem.js';
import { type DutyViolation } from './rules/duty-rule.js';
import { DUTY_RULES } from './rules/registry.js';

/** A duty roster held against every rule. */
export interface DutyEvaluation {
  readonly hardViolations: number;
  readonly cost: number;
  readonly perRule: readonly DutyRuleScore[];
  readonly hard: readonly DutyViolation[];
  readonly soft: readonly DutyViolation[];
}

/** What one rule adds. */
export interface DutyRuleScore {
  readonly ruleId: string;
  readonly title: string;
  readonly level: 'hard' | 'soft';
  readonly violations: number;
  readonly cost: number;
}

/**
 * Holds a duty roster against every rule of the registry: violations in words, and the cost in the problem's weights.
 * @example
 * checkDuties({ days: 1, shiftTypes: [], agents: [], requests: [], cover: [] }, { duties: [] }).cost // => 0
 */
export function checkDuties(problem: DutyProblem, roster: DutyRoster): DutyEvaluation {
  const sheet = layOut(problem, roster);
  const found = DUTY_RULES.map((rule) => ({ rule, violations: rule.evaluate(sheet) }));
  const of = (level: 'hard' | 'soft') =>
    found.filter(({ rule }) => rule.level === level).flatMap(({ violations }) => violations);
  const costOf = (violations: readonly DutyViolation[]) =>
    violations.reduce((sum, { cost }) => sum + cost, 0);
  return {
    hardViolations: of('hard').length,
    cost: costOf(of('soft')),
    perRule: found.map(({ rule: { id, title, level }, violations }) => ({
      ruleId: id,
      title,
      level,
      violations: violations.length,
      cost: costOf(violations),
    })),
    hard: of('hard'),
    soft: of('soft'),
  };
}
