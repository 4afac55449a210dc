import { requiredCount, requireModelTargets, type StaffingModel } from './staffing.js';
import { type StaffingTargets } from './staffing-targets.js';

/** Many intervals as columns; a single value holds for all of them. Times are seconds. */
export interface StaffingBatch {
  readonly model: StaffingModel;
  readonly contacts: Float64Array;
  readonly intervalSeconds: number;
  readonly averageHandleTimeSeconds: Float64Array | number;
  /** Needed by Erlang A. */
  readonly patienceSeconds?: Float64Array | number;
  readonly targets: StaffingTargets | readonly StaffingTargets[];
}

/**
 * Required agents of many intervals, written to `agents`: those of a year of quarter-hours of fifty queues in about a second.
 * @throws RangeError as `requiredAgents`, with the place of the interval, counted from 0.
 * @example
 * requiredAgentsBatch({ model: 'C', contacts: new Float64Array([100, 50]), intervalSeconds: 1800, averageHandleTimeSeconds: 180, targets: { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } } }) // => new Int32Array([14, 8])
 */
export function requiredAgentsBatch(
  batch: StaffingBatch,
  agents = new Int32Array(batch.contacts.length),
): Int32Array {
  const { model, contacts, intervalSeconds, averageHandleTimeSeconds: handleTime, patienceSeconds } = batch;
  let checked: StaffingTargets | undefined;
  for (let i = 0; i < contacts.length; i++) {
    const targets = 'length' in batch.targets ? batch.targets[i] : batch.targets;
    const work = {
      contacts: contacts[i],
      intervalSeconds,
      averageHandleTimeSeconds: typeof handleTime === 'number' ? handleTime : handleTime[i],
      patienceSeconds: typeof patienceSeconds === 'object' ? patienceSeconds[i] : patienceSeconds,
    };
    try {
      if (targets !== checked) requireModelTargets(model, targets);
      agents[i] = requiredCount(model, work, targets);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new RangeError(`Interval ${i}: ${error.message}`);
    }
    checked = targets;
  }
  return agents;
}
