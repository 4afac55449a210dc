import { NOBODY, requiredInFlow } from './flow-staffing.js';
import { flowThrough } from './fluid-flow.js';
import { type LoadFollowing, type LoadModel } from './load-model.js';
import { ModifiedOfferedLoad, steadyArrivals } from './modified-offered-load.js';
import { offeredLoad } from './offered-load.js';
import {
  queueFigures,
  requiredAgents,
  type Staffing,
  type StaffingModel,
  type Workload,
} from './staffing.js';
import { type QueueFigures, type ServiceLevelQuestion, type StaffingTargets } from './staffing-targets.js';

/** More than this is no spread of handle times, but a mistake. */
const MOST_VARIATION = 10;

/** Figures with the erlangs on which they rest. */
export interface FollowedFigures extends QueueFigures {
  readonly offeredLoad: number;
}

/** Follows a queue from interval to interval, in the order of time, under a load model. Times are seconds of any clock. */
export class LoadFollower {
  private readonly loadModel: LoadModel;
  private readonly openBefore: boolean;
  private readonly inProgress: ModifiedOfferedLoad;
  private inSystem = 0;
  private before: { readonly end: number; readonly handleTime: number } | undefined;

  constructor({ loadModel, openBefore, handleTimeVariation }: LoadFollowing) {
    this.loadModel = loadModel;
    this.openBefore = openBefore;
    requireVariation(handleTimeVariation);
    this.inProgress = new ModifiedOfferedLoad(handleTimeVariation);
  }

  /** The interval that starts then, staffed; it leaves behind what its required agents leave. */
  required(start: number, model: StaffingModel, work: Workload, targets: StaffingTargets): Staffing {
    const steady = this.arrive(start, work);
    if (this.loadModel !== 'fluid-flow') return requiredAgents(model, steady, targets);
    const { inSystemAtEnd, ...staffing } = requiredInFlow(this.inSystem, model, work, targets);
    this.inSystem = inSystemAtEnd;
    return staffing;
  }

  /** What callers meet in the interval that starts then with a number of agents. */
  figures(
    start: number,
    model: StaffingModel,
    work: Workload,
    agents: number,
    question?: ServiceLevelQuestion,
  ): FollowedFigures {
    const steady = this.arrive(start, work);
    if (this.loadModel !== 'fluid-flow') {
      return { ...queueFigures(model, steady, agents, question), offeredLoad: loadOf(steady) };
    }
    const { inSystemAtEnd, ...figures } = flowThrough(this.inSystem, model, work, agents, question);
    this.inSystem = inSystemAtEnd;
    return figures;
  }

  /** Time has come to an interval; gives the work of a steady queue with as many erlangs as are in progress in it. */
  private arrive(start: number, work: Workload): Workload {
    const { contacts, intervalSeconds, averageHandleTimeSeconds: handleTime } = work;
    const { before } = this;
    this.before = { end: start + intervalSeconds, handleTime };
    if (this.loadModel === 'stationary') return work;
    const arrivals = {
      fromSeconds: start,
      toSeconds: start + intervalSeconds,
      contacts,
      averageHandleTimeSeconds: handleTime,
    };
    if (before === undefined && this.openBefore) {
      this.inProgress.next(steadyArrivals(arrivals));
      this.inSystem = loadOf(work);
    } else if (before !== undefined && start > before.end) {
      this.inSystem *= Math.exp((before.end - start) / before.handleTime);
    }
    if (this.loadModel === 'fluid-flow') return work;
    const erlangs = this.inProgress.next(arrivals);
    const isOver = contacts === 0 && (erlangs < NOBODY || handleTime === 0);
    return { ...work, contacts: isOver ? 0 : (erlangs * intervalSeconds) / handleTime };
  }
}

/**
 * Refuses a spread of handle times that cannot be meant.
 * @throws RangeError when the standard deviation over the mean is not from 0 to 10.
 * @example
 * requireVariation(1) // => undefined
 */
export function requireVariation(variation: number | undefined): void {
  if (variation === undefined || (variation >= 0 && variation <= MOST_VARIATION)) return;
  throw new RangeError(
    `handleTimeVariation (${variation}) must be from 0 to ${MOST_VARIATION}. Maybe 1: the standard deviation is the mean.`,
  );
}

function loadOf({ contacts, intervalSeconds, averageHandleTimeSeconds }: Workload): number {
  return offeredLoad(contacts, intervalSeconds, averageHandleTimeSeconds);
}
