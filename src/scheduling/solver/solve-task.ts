import { type MessagePort } from 'node:worker_threads';
import { type SchedulingProblem } from '../engine/problem.js';

/** Cells of the memory that both threads share. */
export const STOP_CELL = 0;

/** What travels to the worker thread. */
export interface SolveTask {
  readonly problem: SchedulingProblem;
  readonly seed: number;
  readonly steps: number;
  readonly budgetSeconds: number;
  /** `STOP_CELL` becomes 1 when the solve is to end with the best it has. */
  readonly stop: Int32Array;
  readonly progress: MessagePort;
}
