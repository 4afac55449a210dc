import { type StopAndProgress, stopRequested } from '../../jobs/stoppable-task.js';
import { type SimulationAnswer, simulationSteps, type SimulationTask } from './simulation-task.js';

/** Runs in a worker thread. */
export default function simulationWorker(task: SimulationTask & StopAndProgress): SimulationAnswer {
  const steps = simulationSteps(task);
  let step = steps.next();
  while (step.done !== true) {
    task.progress.postMessage(step.value);
    step = steps.next(stopRequested(task));
  }
  task.progress.close();
  return step.value;
}
