import { erlangA } from './erlang-a.js';
import { erlangCFrom, MAX_AGENTS, nextErlangB, offeredLoad } from './erlang-c.js';
import {
  type BindingTarget,
  missedTarget,
  type QueueFigures,
  requireTargets,
  type ServiceLevelQuestion,
  type StaffingTargets,
} from './staffing-targets.js';

/** One interval's contacts. Patience is needed by Erlang A only. */
export interface Workload {
  readonly contacts: number;
  readonly intervalSeconds: number;
  readonly averageHandleTimeSeconds: number;
  readonly patienceSeconds?: number;
}

export type StaffingModel = 'C' | 'A';

export interface Staffing extends QueueFigures {
  readonly offeredLoad: number;
  readonly requiredAgents: number;
  /** The target that one agent less would miss. */
  readonly bindingTarget: BindingTarget;
}

/** Figures with nobody calling and nobody there: there is no wait to speak of. */
const NO_FIGURES: QueueFigures = {
  serviceLevel: undefined,
  averageSpeedOfAnswerSeconds: undefined,
  waitProbability: undefined,
  occupancy: undefined,
  abandonProbability: undefined,
};

/**
 * The smallest number of agents that meets all targets that are set, before shrinkage. Exactly at a target counts as met.
 * Erlang C walks the Erlang B recursion upwards once; Erlang A halves a bracket, every figure being monotone in the agents.
 * Without contacts only `minAgents` asks for anybody.
 * @throws RangeError when a value is out of range, no target is set, Erlang A has no patience, or no count up to 1,000,000 is enough.
 * @example
 * requiredAgents('C', { contacts: 100, intervalSeconds: 1800, averageHandleTimeSeconds: 180 }, { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } }).requiredAgents // => 14
 */
export function requiredAgents(model: StaffingModel, work: Workload, targets: StaffingTargets): Staffing {
  const load = offeredLoad(work.contacts, work.intervalSeconds, work.averageHandleTimeSeconds);
  requireTargets(targets);
  if (model === 'A') patienceOf(work);
  else if (targets.maxAbandonment !== undefined) {
    throw new RangeError('maxAbandonment needs Erlang A: in Erlang C no caller gives up.');
  }
  const floor = targets.minAgents ?? 0;
  if (load === 0) {
    const figures = queueFigures(model, work, floor, targets.serviceLevel);
    return {
      ...figures,
      offeredLoad: load,
      requiredAgents: floor,
      bindingTarget: floor > 0 ? 'min-agents' : 'nothing',
    };
  }
  const agents = model === 'C' ? smallestErlangC(load, work, targets) : smallestErlangA(load, work, targets);
  return {
    ...queueFigures(model, work, agents, targets.serviceLevel),
    offeredLoad: load,
    requiredAgents: agents,
    bindingTarget: bindingTarget(model, work, targets, agents),
  };
}

/**
 * What callers meet with a given number of agents: the projected figures of an interval.
 * Erlang C has none where agents <= offered load; the service level is there only when its threshold is given.
 * @throws RangeError when a value is out of range or Erlang A has no patience.
 * @example
 * queueFigures('C', { contacts: 10, intervalSeconds: 1800, averageHandleTimeSeconds: 180 }, 3, { answerThresholdSeconds: 0 }).waitProbability // => 0.09090909090909091
 */
export function queueFigures(
  model: StaffingModel,
  work: Workload,
  agents: number,
  question?: ServiceLevelQuestion,
): QueueFigures {
  const load = offeredLoad(work.contacts, work.intervalSeconds, work.averageHandleTimeSeconds);
  if (load === 0) return agents === 0 ? NO_FIGURES : idleFigures;
  if (model === 'A') return agents === 0 ? nobodyThere : figuresA(load, work, agents, question);
  if (agents <= load) return NO_FIGURES;
  let blocking = 1;
  for (let n = 1; n <= agents; n++) blocking = nextErlangB(blocking, load, n);
  return figuresC(blocking, load, work, agents, question);
}

const idleFigures: QueueFigures = {
  serviceLevel: 1,
  averageSpeedOfAnswerSeconds: 0,
  waitProbability: 0,
  occupancy: 0,
  abandonProbability: 0,
};

/** Callers without any agent all wait, and all give up in the end. */
const nobodyThere: QueueFigures = {
  serviceLevel: 0,
  averageSpeedOfAnswerSeconds: undefined,
  waitProbability: 1,
  occupancy: undefined,
  abandonProbability: 1,
};

function figuresC(
  blocking: number,
  load: number,
  work: Workload,
  agents: number,
  question?: ServiceLevelQuestion,
): QueueFigures {
  const figures = erlangCFrom(blocking, {
    offeredLoad: load,
    agents,
    averageHandleTimeSeconds: work.averageHandleTimeSeconds,
    answerThresholdSeconds: question?.answerThresholdSeconds ?? 0,
  });
  return {
    serviceLevel: question === undefined ? undefined : figures.serviceLevel,
    averageSpeedOfAnswerSeconds: figures.averageSpeedOfAnswerSeconds,
    waitProbability: figures.waitProbability,
    occupancy: figures.occupancy,
    abandonProbability: 0,
  };
}

function figuresA(
  load: number,
  work: Workload,
  agents: number,
  question?: ServiceLevelQuestion,
): QueueFigures {
  const figures = erlangA({
    offeredLoad: load,
    agents,
    averageHandleTimeSeconds: work.averageHandleTimeSeconds,
    patienceSeconds: patienceOf(work),
    answerThresholdSeconds: question?.answerThresholdSeconds ?? 0,
  });
  const reading = question?.reading ?? 'offered';
  return {
    serviceLevel: question === undefined ? undefined : figures.serviceLevels[reading],
    averageSpeedOfAnswerSeconds: figures.averageSpeedOfAnswerSeconds,
    waitProbability: figures.waitProbability,
    occupancy: figures.occupancy,
    abandonProbability: figures.abandonProbability,
  };
}

function smallestErlangC(load: number, work: Workload, targets: StaffingTargets): number {
  const floor = targets.minAgents ?? 0;
  let blocking = 1;
  for (let n = 1; n <= MAX_AGENTS; n++) {
    blocking = nextErlangB(blocking, load, n);
    if (n < floor || n <= load) continue;
    if (missedTarget(figuresC(blocking, load, work, n, targets.serviceLevel), targets, n) === undefined)
      return n;
  }
  throw tooMany(load);
}

function smallestErlangA(load: number, work: Workload, targets: StaffingTargets): number {
  const enough = (n: number): boolean =>
    missedTarget(n === 0 ? nobodyThere : figuresA(load, work, n, targets.serviceLevel), targets, n) ===
    undefined;
  let tooFew = -1;
  let high = Math.min(MAX_AGENTS, Math.max(1, Math.ceil(load)));
  while (!enough(high)) {
    if (high === MAX_AGENTS) throw tooMany(load);
    tooFew = high;
    high = Math.min(MAX_AGENTS, 2 * high);
  }
  while (high - tooFew > 1) {
    const middle = Math.floor((high + tooFew) / 2);
    if (enough(middle)) high = middle;
    else tooFew = middle;
  }
  return high;
}

function tooMany(load: number): RangeError {
  return new RangeError(
    `No number of agents up to ${MAX_AGENTS} meets the targets at ${load} erlangs. Maybe the targets or the contacts are mistyped.`,
  );
}

function bindingTarget(
  model: StaffingModel,
  work: Workload,
  targets: StaffingTargets,
  agents: number,
): BindingTarget {
  if (agents === 0) return 'nothing';
  const load = offeredLoad(work.contacts, work.intervalSeconds, work.averageHandleTimeSeconds);
  const fewer = agents - 1;
  if (model === 'C' && fewer <= load && agents !== targets.minAgents) return 'stability';
  return missedTarget(queueFigures(model, work, fewer, targets.serviceLevel), targets, fewer) ?? 'nothing';
}

function patienceOf(work: Workload): number {
  if (work.patienceSeconds === undefined) {
    throw new RangeError(
      'patienceSeconds is missing: Erlang A needs the mean patience of callers. Maybe 120.',
    );
  }
  return work.patienceSeconds;
}
