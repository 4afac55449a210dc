import { RULES } from './constraints/registry.js';
import { type Rule, type Violation } from './constraints/rule.js';
import { type ScoreWeights } from './problem.js';

/** What a roster costs: lower is better, and hard violations come before everything. */
export interface Score {
  readonly hardViolations: number;
  readonly cost: number;
}

/** What one rule adds to the score. */
export interface RuleScore {
  readonly ruleId: string;
  readonly title: string;
  readonly level: 'hard' | 'soft';
  readonly violations: number;
  /** Sum of the violations' amounts. */
  readonly amount: number;
  readonly cost: number;
}

/**
 * Adds violations up, rule by rule.
 * @example
 * scorePerRule([{ ruleId: 'off-phone', amount: 30 }], { overstaffed: 2 }).find(({ ruleId }) => ruleId === 'off-phone').cost // => 60
 */
export function scorePerRule(
  violations: readonly Violation[],
  weights: ScoreWeights,
  rules: readonly Rule[] = RULES,
): RuleScore[] {
  return rules.map(({ id, title, level, cost }) => {
    const own = violations.filter(({ ruleId }) => ruleId === id);
    const amount = own.reduce((sum, violation) => sum + violation.amount, 0);
    return {
      ruleId: id,
      title,
      level,
      violations: own.length,
      amount,
      cost: level === 'soft' ? amount * cost(weights) : 0,
    };
  });
}

/**
 * The score of a roster from its rules' scores.
 * @example
 * totalScore([{ level: 'hard', violations: 1, cost: 0 }, { level: 'soft', violations: 9, cost: 12 }]) // => { hardViolations: 1, cost: 12 }
 */
export function totalScore(perRule: readonly RuleScore[]): Score {
  return {
    hardViolations: perRule.reduce((sum, rule) => sum + (rule.level === 'hard' ? rule.violations : 0), 0),
    cost: perRule.reduce((sum, rule) => sum + rule.cost, 0),
  };
}
