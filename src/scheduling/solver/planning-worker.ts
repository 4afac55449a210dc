import {
  type PlanningAnswers,
  type PlanningKind,
  type PlanningTask,
  runPlanningTask,
} from './planning-task.js';

/** Runs in a worker thread. */
export default function planningTask(task: PlanningTask): Promise<PlanningAnswers[PlanningKind]> {
  return runPlanningTask(task);
}
