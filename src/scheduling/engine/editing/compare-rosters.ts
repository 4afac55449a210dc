import { type Evaluation } from '../check.js';
import { type Violation } from '../constraints/rule.js';
import { type Score } from '../score.js';

/** What an edit does to a roster's score, and to which rules. */
export interface RosterChange {
  readonly before: Score;
  readonly after: Score;
  /** Violations that were not there, or were smaller: hard ones first. */
  readonly introduced: readonly RatedViolation[];
  /** Violations that are gone, or smaller. */
  readonly resolved: readonly RatedViolation[];
}

export interface RatedViolation extends Violation {
  readonly level: 'hard' | 'soft';
}

/**
 * Compares two evaluations of one problem. A violation is the same when rule, agent, work and start are.
 * @example
 * compareEvaluations({ score: { hardViolations: 0, cost: 9 }, hard: [], soft: [] }, { score: { hardViolations: 1, cost: 5 }, hard: [{ ruleId: 'absence', agentId: 'a', amount: 60, message: '' }], soft: [] }).introduced[0].level // => 'hard'
 */
export function compareEvaluations(before: Compared, after: Compared): RosterChange {
  return {
    before: before.score,
    after: after.score,
    introduced: larger(after, before),
    resolved: larger(before, after),
  };
}

type Compared = Pick<Evaluation, 'score' | 'hard' | 'soft'>;

function larger(these: Compared, those: Compared): RatedViolation[] {
  const known = new Map<string, number>();
  for (const violation of [...those.hard, ...those.soft]) {
    const key = keyOf(violation);
    known.set(key, (known.get(key) ?? 0) + violation.amount);
  }
  const rated = [
    ...these.hard.map((violation): RatedViolation => ({ ...violation, level: 'hard' })),
    ...these.soft.map((violation): RatedViolation => ({ ...violation, level: 'soft' })),
  ];
  return rated.filter((violation) => {
    const key = keyOf(violation);
    const left = known.get(key) ?? 0;
    known.set(key, Math.max(0, left - violation.amount));
    return violation.amount > left + 1e-9;
  });
}

function keyOf({ ruleId, agentId, workId, start }: Violation): string {
  return JSON.stringify([ruleId, agentId, workId, start]);
}
