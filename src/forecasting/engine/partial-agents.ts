import { queueFigures, type StaffingModel, type Workload } from './staffing.js';
import { type ServiceLevelQuestion } from './staffing-targets.js';

/** What callers meet with agents of whom some are there for a part of the interval only. */
export interface PartialFigures {
  readonly serviceLevel: number;
  readonly occupancy: number;
}

/**
 * Service level and occupancy with a number of agents that need not be whole: on the line between the whole numbers around it. Where the
 * model has no figure, with no more agents than load, nobody is answered in time and everybody is busy. `undefined` without contacts.
 * @throws RangeError when a value is out of range or Erlang A has no patience.
 * @example
 * figuresOfPart('C', { contacts: 10, intervalSeconds: 1800, averageHandleTimeSeconds: 180 }, 1.5, { answerThresholdSeconds: 0 }).occupancy // => 0.75
 */
export function figuresOfPart(
  model: StaffingModel,
  work: Workload,
  agents: number,
  question: ServiceLevelQuestion,
): PartialFigures | undefined {
  if (work.contacts === 0) return undefined;
  const at = (whole: number): PartialFigures => {
    const { serviceLevel, occupancy } = queueFigures(model, work, whole, question);
    return { serviceLevel: serviceLevel ?? 0, occupancy: occupancy ?? 1 };
  };
  const low = at(Math.floor(agents));
  const part = agents - Math.floor(agents);
  if (part === 0) return low;
  const high = at(Math.ceil(agents));
  return {
    serviceLevel: low.serviceLevel + part * (high.serviceLevel - low.serviceLevel),
    occupancy: low.occupancy + part * (high.occupancy - low.occupancy),
  };
}
