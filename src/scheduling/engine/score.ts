import { RULES } from './constraints/registry.js';
import { type Rule, type Violation } from './constraints/rule.js';
import { type ScoreWeights } from './problem.js';

/** What a roster costs: lower is better, and hard violations come before everything. */
export interface Score {
  readonly hardViolations: number;
  readonly cost: number;
}

/** What one rule adds to the score; a rule whose terms are hard for some and soft for others has both in it. */
export interface RuleScore {
  readonly ruleId: string;
  readonly title: string;
  /** Hard where a hard violation is among them, else what the rule or its violations are. */
  readonly level: 'hard' | 'soft';
  readonly violations: number;
  readonly hardViolations: number;
  /** Sum of the violations' amounts. */
  readonly amount: number;
  readonly cost: number;
}

const levels = new Map(RULES.map(({ id, level }) => [id, level]));

/**
 * Whether a violation is of a hard rule, or of a hard term of a rule.
 * @example
 * isHard({ ruleId: 'minimum-rest', amount: 30, message: '' }) // => true
 */
export function isHard({ level, ruleId }: Violation): boolean {
  return (level ?? levels.get(ruleId)) === 'hard';
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
  const found = new Map<string, Violation[]>(rules.map(({ id }) => [id, []]));
  for (const violation of violations) found.get(violation.ruleId)?.push(violation);
  return rules.map((rule) => ruleScore(rule, found.get(rule.id) ?? [], weights));
}

function ruleScore(
  { id, title, level, cost }: Rule,
  own: readonly Violation[],
  weights: ScoreWeights,
): RuleScore {
  const isSoft = (violation: Violation) => (violation.level ?? level) === 'soft';
  const softViolations = own.filter(isSoft);
  const hardViolations = own.length - softViolations.length;
  const sum = (of: (violation: Violation) => number, items: readonly Violation[]) =>
    items.reduce((total, violation) => total + of(violation), 0);
  const priced = softViolations.filter((violation) => violation.cost !== undefined);
  const byAmount = softViolations.filter((violation) => violation.cost === undefined);
  return {
    ruleId: id,
    title,
    level: hardViolations > 0 ? 'hard' : own.length > 0 ? 'soft' : level,
    violations: own.length,
    hardViolations,
    amount: sum(({ amount }) => amount, own),
    cost:
      sum(({ amount }) => amount, byAmount) * cost(weights) + sum((violation) => violation.cost ?? 0, priced),
  };
}

/**
 * The score of a roster from its rules' scores.
 * @example
 * totalScore([{ hardViolations: 1, cost: 0 }, { hardViolations: 0, cost: 12 }]) // => { hardViolations: 1, cost: 12 }
 */
export function totalScore(perRule: readonly Pick<RuleScore, 'hardViolations' | 'cost'>[]): Score {
  return {
    hardViolations: perRule.reduce((sum, rule) => sum + rule.hardViolations, 0),
    cost: perRule.reduce((sum, rule) => sum + rule.cost, 0),
  };
}
