import { type Evaluation } from '../check.js';
import { explain, type Explanation } from '../explain.js';
import { type SchedulingProblem } from '../problem.js';
import { type Roster } from '../roster.js';
import { LinearSolver } from '../search/linear-model.js';
import { type Conflict } from './conflict.js';
import { findConflicts } from './find-conflicts.js';
import { type RelaxationReport } from './relaxation.js';
import { relaxations } from './relaxations.js';
import { relaxationWords } from './words.js';

/** Why a roster is as good as it is, what would help most, and what cannot be met together. */
export interface WholeExplanation extends Explanation {
  /** Relaxations and conflicts in words. */
  readonly advice: readonly string[];
  readonly relaxations: RelaxationReport;
  readonly conflicts: readonly Conflict[];
}

/**
 * Everything that can be said about a roster at once.
 * @throws RangeError when the problem is not one.
 * @example
 * (await explainRoster({ agents: [], contracts: [], queues: [], campaigns: [], period: { firstDate: localDate('2026-03-02'), days: 0, zone: timeZone('UTC'), span: { start: instant(0), end: instant(0) }, gridMinutes: 15 } }, { shifts: [] }, { score: { hardViolations: 0, cost: 0 }, perRule: [], hard: [], soft: [] })).conflicts // => []
 */
export async function explainRoster(
  problem: SchedulingProblem,
  roster: Roster,
  evaluation: Evaluation,
): Promise<WholeExplanation> {
  const solver = await LinearSolver.load();
  const explanation = explain(problem, roster, evaluation);
  const report = relaxations(problem, solver, roster);
  const conflicts = findConflicts(problem, solver);
  return {
    ...explanation,
    advice: [...relaxationWords(report), ...conflicts.map(({ message }) => message)],
    relaxations: report,
    conflicts,
  };
}
