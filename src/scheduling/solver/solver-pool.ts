import { setImmediate } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { type Clock, SystemClock } from '../../time/clock.js';
import { addSeconds } from '../../time/instant.js';
import { type SchedulingProblem } from '../engine/problem.js';
import { solve, type SolveProgress, type SolveResult } from '../engine/solve.js';
import { type SolveTask, STOP_CELL } from './solve-task.js';

export type SolvedRoster = SolveResult;

export interface SolverBudget {
  readonly seed: number;
  /** Sets the search effort, the same on every machine; the clock only ends a solve that takes longer. */
  readonly budgetSeconds: number;
  /** Overrides the effort that the seconds stand for. */
  readonly steps?: number;
}

export interface SolverHooks {
  readonly onProgress?: (progress: SolveProgress) => void;
  /** Ends the solve with the best it has. */
  readonly signal?: AbortSignal;
}

/** A fifth of what two idle cores do: on a busy machine too the work is done before the clock would cut it, and change it. */
const STEPS_PER_SECOND = 200;

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
  return import.meta.url.endsWith('.ts')
    ? new InProcessRosterSolver(new SystemClock())
    : new PoolRosterSolver(maxThreads);
}

export class PoolRosterSolver extends RosterSolver {
  private pool: Piscina | undefined;

  constructor(
    private readonly maxThreads: number,
    private readonly workerUrl: URL = new URL('./solve-worker.js', import.meta.url),
  ) {
    super();
  }

  async solveInWorker(
    problem: SchedulingProblem,
    budget: SolverBudget,
    { onProgress, signal }: SolverHooks = {},
  ): Promise<SolvedRoster | null> {
    const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const requestStop = () => Atomics.store(stop, STOP_CELL, 1);
    const { port1, port2 } = new MessageChannel();
    if (signal?.aborted === true) return null;
    signal?.addEventListener('abort', requestStop, { once: true });
    port1.on('message', (progress: SolveProgress) => onProgress?.(progress));
    try {
      const { seed, budgetSeconds } = budget;
      const task: SolveTask = { problem, seed, budgetSeconds, steps: stepsOf(budget), stop, progress: port2 };
      const solved = (await this.threads().run(task, { transferList: [port2] })) as SolvedRoster;
      return worthKeeping(solved, signal);
    } finally {
      signal?.removeEventListener('abort', requestStop);
      port1.close();
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.pool?.destroy();
    this.pool = undefined;
  }

  private threads(): Piscina {
    return (this.pool ??= new Piscina({
      filename: this.workerUrl.href,
      minThreads: 0,
      maxThreads: this.maxThreads,
      idleTimeout: 30_000,
    }));
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
    const solved = await solve(problem, {
      seed: budget.seed,
      budget: { steps: stepsOf(budget) },
      timeLimitSeconds: budget.budgetSeconds,
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
