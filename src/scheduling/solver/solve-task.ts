import { type StopAndProgress } from '../../jobs/stoppable-task.js';
import { type SchedulingProblem } from '../engine/problem.js';
import { reoptimise } from '../engine/reoptimise.js';
import { type Roster } from '../engine/roster.js';
import { solve, type SolveOptions, type SolveResult } from '../engine/solve.js';

/** What is to be solved in a worker thread. */
export interface SolveOrder {
  readonly problem: SchedulingProblem;
  readonly seed: number;
  readonly steps: number;
  readonly budgetSeconds: number;
  /** The roster to begin with, where a part of it is planned again. */
  readonly warmStart?: Roster;
}

export type SolveTask = SolveOrder & StopAndProgress;

/** Solves anew, or plans a part of a roster again. */
export function carryOut(
  { problem, warmStart }: Pick<SolveOrder, 'problem' | 'warmStart'>,
  options: SolveOptions,
): Promise<SolveResult> {
  return warmStart === undefined ? solve(problem, options) : reoptimise(problem, { ...options, warmStart });
}
