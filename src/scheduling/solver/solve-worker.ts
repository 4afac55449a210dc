import { SystemClock } from '../../time/clock.js';
import { addSeconds } from '../../time/instant.js';
import { solve, type SolveResult } from '../engine/solve.js';
import { type SolveTask, STOP_CELL } from './solve-task.js';

/** Runs in a worker thread: nothing here waits for the event loop, so cancelling goes through shared memory. */
export default async function solveTask(task: SolveTask): Promise<SolveResult> {
  const clock = new SystemClock();
  const deadline = addSeconds(clock.now(), task.budgetSeconds);
  const cancelled = () => Atomics.load(task.stop, STOP_CELL) === 1;
  const result = await solve(task.problem, {
    seed: task.seed,
    budget: { steps: task.steps },
    timeLimitSeconds: task.budgetSeconds,
    shouldStop: () => cancelled() || clock.now() >= deadline,
    abandoned: cancelled,
    onProgress: (progress) => task.progress.postMessage(progress),
  });
  task.progress.close();
  return result;
}
