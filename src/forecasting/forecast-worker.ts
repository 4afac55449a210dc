import { type StaffedInterval, staffIntervals, type StaffingTask } from './engine/staffing-plan.js';
import { type ForecastTask, type MadeForecast, makeForecast } from './make-forecast.js';

export type WorkerTask =
  | { readonly kind: 'forecast'; readonly task: ForecastTask }
  | { readonly kind: 'staffing'; readonly task: StaffingTask };

/** Runs in a worker thread. */
export default function forecastTask({ kind, task }: WorkerTask): MadeForecast | StaffedInterval[] {
  return kind === 'forecast' ? makeForecast(task) : staffIntervals(task);
}
