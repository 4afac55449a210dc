import { stopRequested } from '../../jobs/stoppable-task.js';
import { SystemClock } from '../../time/clock.js';
import { addSeconds } from '../../time/instant.js';
import { type SolveResult } from '../engine/solve.js';
import { withSecondThread } from './lane-thread.js';
import { carryOut, type SolveTask } from './solve-task.js';

/** Runs in a worker thread. */
export default async function solveTask(task: SolveTask): Promise<SolveResult> {
  const clock = new SystemClock();
  const deadline = addSeconds(clock.now(), task.budgetSeconds);
  const cancelled = () => stopRequested(task);
  const result = await withSecondThread((startLane) =>
    carryOut(task, {
      seed: task.seed,
      budget: { steps: task.steps },
      shouldStop: () => cancelled() || clock.now() >= deadline,
      abandoned: cancelled,
      onProgress: (progress) => task.progress.postMessage(progress),
      startLane,
    }),
  );
  task.progress.close();
  return result;
}
