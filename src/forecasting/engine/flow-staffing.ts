import { flowThrough, type FlowFigures } from './fluid-flow.js';
import { MAX_AGENTS, offeredLoad } from './offered-load.js';
import {
  requiredCount,
  requireModelTargets,
  type Staffing,
  type StaffingModel,
  type Workload,
} from './staffing.js';
import { smallestWithSurplus } from './staffing-search.js';
import { missedTarget, type StaffingTargets, surplusOver } from './staffing-targets.js';

/** An interval staffed with what the ones before have left. */
export interface FlowStaffing extends Staffing {
  readonly inSystemAtEnd: number;
}

/** So few callers left behind, or erlangs in progress, are none where no more calls come. */
export const NOBODY = 0.01;

/**
 * `requiredAgents` of an interval whose predecessor has left callers behind, by `flowThrough`; the offered load is that of its figures.
 * @throws RangeError as `requiredAgents`.
 * @example
 * requiredInFlow(30, 'C', { contacts: 100, intervalSeconds: 1800, averageHandleTimeSeconds: 180 }, { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } }).requiredAgents // => 17
 */
export function requiredInFlow(
  inSystem: number,
  model: StaffingModel,
  work: Workload,
  targets: StaffingTargets,
): FlowStaffing {
  requireModelTargets(model, targets);
  const load = offeredLoad(work.contacts, work.intervalSeconds, work.averageHandleTimeSeconds);
  const floor = targets.minAgents ?? 0;
  const seen = new Map<number, FlowFigures>();
  const figures = (agents: number): FlowFigures => {
    const known = seen.get(agents) ?? flowThrough(inSystem, model, work, agents, targets.serviceLevel);
    seen.set(agents, known);
    return known;
  };
  if (load === 0 && inSystem < NOBODY)
    return { ...told(floor, floor > 0 ? 'min-agents' : 'nothing', figures(floor)) };
  const agents = smallestWithSurplus(
    floor,
    steadyGuess(inSystem, model, work, targets, load),
    Math.max(1, Math.ceil(0.3 * Math.sqrt(load))),
    (count) => surplusOver(figures(count), targets, count),
  );
  if (agents === undefined) {
    throw new RangeError(`No number of agents up to ${MAX_AGENTS} meets the targets at ${load} erlangs.`);
  }
  const fewer = agents - 1;
  const missed = agents === 0 ? undefined : missedTarget(figures(fewer), targets, fewer);
  return told(agents, missed ?? 'nothing', figures(agents));
}

/** What the work in progress at half-time would need for ever. */
function steadyGuess(
  inSystem: number,
  model: StaffingModel,
  work: Workload,
  targets: StaffingTargets,
  load: number,
): number {
  const fade = Math.exp(-work.intervalSeconds / (2 * work.averageHandleTimeSeconds));
  const halfway = load + (Math.min(inSystem, 2 * load + 1) - load) * fade;
  const contacts = (halfway * work.intervalSeconds) / work.averageHandleTimeSeconds;
  return requiredCount(model, { ...work, contacts }, targets);
}

function told(
  requiredAgents: number,
  bindingTarget: Staffing['bindingTarget'],
  figures: FlowFigures,
): FlowStaffing {
  return { ...figures, requiredAgents, bindingTarget };
}
