import { RULES } from './constraints/registry.js';
import { type Violation } from './constraints/rule.js';
import { type SchedulingProblem } from './problem.js';
import { type Roster } from './roster.js';
import { isHard, type RuleScore, type Score, scorePerRule, totalScore } from './score.js';

/** A roster held against every rule. */
export interface Evaluation {
  readonly score: Score;
  readonly perRule: readonly RuleScore[];
  readonly hard: readonly Violation[];
  readonly soft: readonly Violation[];
}

/**
 * Holds a roster against every rule of the registry.
 * @example
 * check({ period: { firstDate: localDate('2026-03-02'), days: 0, zone: timeZone('UTC'), span: { start: instant(0), end: instant(0) }, gridMinutes: 15 }, agents: [], contracts: [], queues: [], campaigns: [], weights: {} }, { shifts: [] }).hard // => []
 */
export function check(problem: SchedulingProblem, roster: Roster): Evaluation {
  const violations = RULES.flatMap((rule) => rule.evaluate(problem, roster));
  const perRule = scorePerRule(violations, problem.weights);
  return {
    score: totalScore(perRule),
    perRule,
    hard: violations.filter((violation) => isHard(violation)),
    soft: violations.filter((violation) => !isHard(violation)),
  };
}
