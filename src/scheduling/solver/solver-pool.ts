import { setImmediate } from 'node:timers/promises';
import { WORKER_FILES_ARE_BUILT, WorkerThreads } from '../../jobs/worker-threads.js';
import { runStoppable, type TaskHooks } from '../../jobs/stoppable-task.js';
import { type Clock, SystemClock } from '../../time/clock.js';
import { addSeconds } from '../../time/instant.js';
import { type SchedulingProblem } from '../engine/problem.js';
import { type Roster } from '../engine/roster.js';
import { type SolveResult } from '../engine/solve.js';
import { type SolveProgress } from '../engine/solving.js';
import { carryOut, type SolveOrder } from './solve-task.js';

export type SolvedRoster = SolveResult;

export interface SolverBudget {
  readonly seed: number;
  /** Sets the search effort, the same on every machine; the clock only ends a solve that takes longer. */
  readonly budgetSeconds: number;
  /** Overrides the effort that the seconds stand for. */
  readonly steps?: number;
  /** The roster to begin with, where a part of it is planned again. */
  readonly warmStart?: Roster;
}

export type SolverHooks = TaskHooks<SolveProgress>;

/** A fifth of what two idle cores do: on a busy machine too the work is done before the clock would cut it, and change it. */
const STEPS_PER_SECOND = 400;

/** Where rosters are solved, off the event loop where that is possible. */
export abstract class RosterSolver {
  /** The best roster found; `null` when the signal came before there was any shift. */
  abstract solveInWorker(
    problem: SchedulingProblem,
    budget: SolverBudget,
    hooks?: SolverHooks,
  ): Promise<SolvedRoster | null>;

  /** Ends the worker threads. */
  abstract onModuleDestroy(): Promise<void>;
}

/** Worker threads when the program is built; the same work in this thread when it runs from its sources, as tests do. */
export function rosterSolver(maxThreads = 1): RosterSolver {
  return WORKER_FILES_ARE_BUILT
    ? new PoolRosterSolver(maxThreads)
    : new InProcessRosterSolver(new SystemClock());
}

export class PoolRosterSolver extends RosterSolver {
  private readonly threads: WorkerThreads;

  constructor(maxThreads: number, workerUrl: URL = new URL('./solve-worker.js', import.meta.url)) {
    super();
    this.threads = new WorkerThreads(workerUrl, maxThreads);
  }

  async solveInWorker(
    problem: SchedulingProblem,
    budget: SolverBudget,
    hooks: SolverHooks = {},
  ): Promise<SolvedRoster | null> {
    if (hooks.signal?.aborted === true) return null;
    const { seed, budgetSeconds, warmStart } = budget;
    const steps = stepsOf(budget);
    const order: SolveOrder = { problem, seed, budgetSeconds, steps, warmStart };
    const solved = await runStoppable<SolvedRoster, SolveProgress>(this.threads, order, hooks);
    return worthKeeping(solved, hooks.signal);
  }

  onModuleDestroy(): Promise<void> {
    return this.threads.close();
  }
}

/** Solves in this thread, giving way to other work between pieces. */
export class InProcessRosterSolver extends RosterSolver {
  constructor(private readonly clock: Clock) {
    super();
  }

  async solveInWorker(
    problem: SchedulingProblem,
    budget: SolverBudget,
    { onProgress, signal }: SolverHooks = {},
  ): Promise<SolvedRoster | null> {
    if (signal?.aborted === true) return null;
    const deadline = addSeconds(this.clock.now(), budget.budgetSeconds);
    const order = { problem, warmStart: budget.warmStart };
    const solved = await carryOut(order, {
      seed: budget.seed,
      budget: { steps: stepsOf(budget) },
      shouldStop: () => signal?.aborted === true || this.clock.now() >= deadline,
      abandoned: () => signal?.aborted === true,
      onProgress,
      pause: () => setImmediate(),
    });
    return worthKeeping(solved, signal);
  }

  onModuleDestroy(): Promise<void> {
    return Promise.resolve();
  }
}

function stepsOf({ steps, budgetSeconds }: SolverBudget): number {
  return steps ?? Math.round(budgetSeconds * STEPS_PER_SECOND);
}

function worthKeeping(solved: SolvedRoster, signal: AbortSignal | undefined): SolvedRoster | null {
  return signal?.aborted === true && solved.roster.shifts.length === 0 ? null : solved;
}
