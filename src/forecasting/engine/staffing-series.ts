import { LoadFollower } from './load-follower.js';
import { type LoadFollowing } from './load-model.js';
import { type Staffing, staffedWith, type StaffingModel, type Workload } from './staffing.js';
import { requiredAgentsBatch } from './staffing-batch.js';
import { type StaffingTargets } from './staffing-targets.js';

/** Intervals of one queue in the order of time; between them it may be closed. Times are seconds. */
export interface StaffingSeries extends LoadFollowing {
  readonly model: StaffingModel;
  readonly intervalSeconds: number;
  readonly startsSeconds: Float64Array;
  readonly contacts: Float64Array;
  readonly averageHandleTimeSeconds: Float64Array;
  /** Needed by Erlang A. */
  readonly patienceSeconds?: number;
  /** Of every interval. */
  readonly targets: readonly StaffingTargets[];
}

/**
 * Required agents and figures of every interval, with the load that the load model gives it (`offeredLoad` of the answers).
 * @throws RangeError as `requiredAgents`.
 * @example
 * staffSeries({ model: 'C', loadModel: 'modified-offered-load', intervalSeconds: 900, startsSeconds: new Float64Array([0, 900]), contacts: new Float64Array([30, 30]), averageHandleTimeSeconds: new Float64Array([900, 900]), targets: [{ maxOccupancy: 0.8 }, { maxOccupancy: 0.8 }], openBefore: false }).map(({ requiredAgents }) => requiredAgents) // => [14, 29]
 */
export function staffSeries(series: StaffingSeries): Staffing[] {
  const { model, loadModel, startsSeconds, targets } = series;
  const works = Array.from(series.contacts, (contacts, i) => workOf(series, contacts, i));
  if (loadModel === 'stationary') {
    const agents = requiredAgentsBatch(series);
    return works.map((work, i) => staffedWith(model, work, targets[i], agents[i]));
  }
  const follower = new LoadFollower(series);
  return works.map((work, i) => follower.required(startsSeconds[i], model, work, targets[i]));
}

function workOf(series: StaffingSeries, contacts: number, i: number): Workload {
  const { intervalSeconds, averageHandleTimeSeconds, patienceSeconds } = series;
  return {
    contacts,
    intervalSeconds,
    averageHandleTimeSeconds: averageHandleTimeSeconds[i],
    patienceSeconds,
  };
}
