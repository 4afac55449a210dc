import { erlangA } from './erlang-a.js';
import { inverseErlangB, inverseWithOneLess } from './erlang-b.js';
import { erlangCFrom } from './erlang-c.js';
import { loadResidue, MAX_AGENTS, offeredLoad } from './offered-load.js';
import { type AgentsFound, smallestErlangC, smallestWithSurplus } from './staffing-search.js';
import {
  type BindingTarget,
  missedTarget,
  surplusOver,
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

/** Work in erlangs; `residue` is what the double of the load leaves out. */
interface PreciseLoad {
  readonly load: number;
  readonly residue: number;
}

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
 * Erlang C starts from square-root staffing and walks the Erlang B recursion; Erlang A closes in by false position, every figure being monotone in the agents.
 * Without contacts only `minAgents` asks for anybody.
 * @throws RangeError when a value is out of range, no target is set, Erlang A has no patience, or no count up to 1,000,000 is enough.
 * @example
 * requiredAgents('C', { contacts: 100, intervalSeconds: 1800, averageHandleTimeSeconds: 180 }, { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } }).requiredAgents // => 14
 */
export function requiredAgents(model: StaffingModel, work: Workload, targets: StaffingTargets): Staffing {
  requireModelTargets(model, targets);
  const precise = preciseLoad(work);
  if (precise.load === 0) return staffIdle(targets);
  return model === 'C' ? requiredErlangC(precise, work, targets) : requiredErlangA(precise, work, targets);
}

/**
 * `requiredAgents` without its figures, for targets that `requireModelTargets` has passed already.
 * @throws RangeError when a value of the work is out of range, Erlang A has no patience, or no count up to 1,000,000 is enough.
 * @example
 * requiredCount('C', { contacts: 100, intervalSeconds: 1800, averageHandleTimeSeconds: 180 }, { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } }) // => 14
 */
export function requiredCount(model: StaffingModel, work: Workload, targets: StaffingTargets): number {
  const precise = preciseLoad(work);
  if (precise.load === 0) return targets.minAgents ?? 0;
  if (model === 'A') return requiredErlangA(precise, work, targets).requiredAgents;
  return foundErlangC(precise, work, targets).agents;
}

/**
 * A given number of agents as `requiredAgents` would tell of it: its figures, and the target that one agent less would miss.
 * @throws RangeError when a value of the work is out of range or Erlang A has no patience.
 * @example
 * staffedWith('C', { contacts: 100, intervalSeconds: 1800, averageHandleTimeSeconds: 180 }, { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } }, 14).bindingTarget // => 'service-level'
 */
export function staffedWith(
  model: StaffingModel,
  work: Workload,
  targets: StaffingTargets,
  agents: number,
): Staffing {
  const { load, residue } = preciseLoad(work);
  if (load === 0) return staffIdle({ minAgents: agents });
  const fewer = agents - 1;
  const question = targets.serviceLevel;
  const unstable = model === 'C' && fewer - load - residue <= 0 && agents !== targets.minAgents;
  const oneLess = agents === 0 ? undefined : queueFigures(model, work, fewer, question);
  const missed = oneLess === undefined ? undefined : missedTarget(oneLess, targets, fewer);
  const figures = queueFigures(model, work, agents, question);
  return staffing(load, agents, unstable ? 'stability' : (missed ?? 'nothing'), figures);
}

/**
 * Refuses targets that mean nothing, or nothing to the model.
 * @throws RangeError as `requireTargets`, or when Erlang C is asked for a limit on abandonment.
 * @example
 * requireModelTargets('A', { maxAbandonment: 0.05 }) // => undefined
 */
export function requireModelTargets(model: StaffingModel, targets: StaffingTargets): void {
  requireTargets(targets);
  if (model === 'C' && targets.maxAbandonment !== undefined) {
    throw new RangeError('maxAbandonment needs Erlang A: in Erlang C no caller gives up.');
  }
}

/** Nobody calls. */
function staffIdle({ minAgents = 0 }: StaffingTargets): Staffing {
  return minAgents > 0
    ? staffing(0, minAgents, 'min-agents', idleFigures)
    : staffing(0, 0, 'nothing', NO_FIGURES);
}

/**
 * What callers meet with a given number of agents: the projected figures of an interval.
 * Erlang C has none where agents <= offered load; the service level is there only when its threshold is given.
 * @throws RangeError when a value is out of range or Erlang A has no patience.
 * @example
 * queueFigures('C', { contacts: 10, intervalSeconds: 1800, averageHandleTimeSeconds: 180 }, 3, { answerThresholdSeconds: 0 }).waitProbability // => 0.09090909090909093
 */
export function queueFigures(
  model: StaffingModel,
  work: Workload,
  agents: number,
  question?: ServiceLevelQuestion,
): QueueFigures {
  const precise = preciseLoad(work);
  if (precise.load === 0) return agents === 0 ? NO_FIGURES : idleFigures;
  if (model === 'A') return figuresA(precise, work, agents, question);
  if (agents - precise.load - precise.residue <= 0) return NO_FIGURES;
  return figuresC(inverseErlangB(precise.load, agents, precise.residue), precise, work, agents, question);
}

function preciseLoad({ contacts, intervalSeconds, averageHandleTimeSeconds }: Workload): PreciseLoad {
  return {
    load: offeredLoad(contacts, intervalSeconds, averageHandleTimeSeconds),
    residue: loadResidue(contacts, intervalSeconds, averageHandleTimeSeconds),
  };
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
  inverseBlocking: number,
  { load, residue }: PreciseLoad,
  work: Workload,
  agents: number,
  question?: ServiceLevelQuestion,
): QueueFigures {
  const figures = erlangCFrom(inverseBlocking, {
    offeredLoad: load,
    loadResidue: residue,
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
  { load, residue }: PreciseLoad,
  work: Workload,
  agents: number,
  question?: ServiceLevelQuestion,
): QueueFigures {
  if (agents === 0) return nobodyThere;
  const figures = erlangA({
    offeredLoad: load,
    loadResidue: residue,
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

function foundErlangC({ load, residue }: PreciseLoad, work: Workload, targets: StaffingTargets): AgentsFound {
  const found = smallestErlangC(load, residue, work.averageHandleTimeSeconds, targets);
  if (found === undefined) throw tooMany(load);
  return found;
}

function requiredErlangC(precise: PreciseLoad, work: Workload, targets: StaffingTargets): Staffing {
  const { load, residue } = precise;
  const { agents, inverseBlocking } = foundErlangC(precise, work, targets);
  const question = targets.serviceLevel;
  const fewer = agents - 1;
  const unstable = fewer - load - residue <= 0;
  const oneLess = unstable
    ? NO_FIGURES
    : figuresC(inverseWithOneLess(inverseBlocking, load, agents), precise, work, fewer, question);
  const missed = missedTarget(oneLess, targets, fewer) ?? 'nothing';
  const bindingTarget = unstable && agents !== targets.minAgents ? 'stability' : missed;
  return staffing(load, agents, bindingTarget, figuresC(inverseBlocking, precise, work, agents, question));
}

function requiredErlangA(precise: PreciseLoad, work: Workload, targets: StaffingTargets): Staffing {
  const { load } = precise;
  const seen = new Map<number, QueueFigures>();
  const figures = (agents: number): QueueFigures => {
    const known = seen.get(agents) ?? figuresA(precise, work, agents, targets.serviceLevel);
    seen.set(agents, known);
    return known;
  };
  // With so few, and nothing left to chance, an answer would take just as long as the threshold.
  const stillPatient = Math.exp(-(targets.serviceLevel?.answerThresholdSeconds ?? 0) / patienceOf(work));
  const agents = smallestWithSurplus(
    targets.minAgents ?? 0,
    Math.ceil(load * stillPatient),
    Math.ceil(1.2 * Math.sqrt(load)),
    (count) => surplusOver(figures(count), targets, count),
  );
  if (agents === undefined) throw tooMany(load);
  const fewer = agents - 1;
  const bindingTarget =
    agents === 0 ? 'nothing' : (missedTarget(figures(fewer), targets, fewer) ?? 'nothing');
  return staffing(load, agents, bindingTarget, figures(agents));
}

function staffing(
  load: number,
  agents: number,
  bindingTarget: BindingTarget,
  figures: QueueFigures,
): Staffing {
  return {
    offeredLoad: load,
    requiredAgents: agents,
    bindingTarget,
    serviceLevel: figures.serviceLevel,
    averageSpeedOfAnswerSeconds: figures.averageSpeedOfAnswerSeconds,
    waitProbability: figures.waitProbability,
    occupancy: figures.occupancy,
    abandonProbability: figures.abandonProbability,
  };
}

function tooMany(load: number): RangeError {
  return new RangeError(
    `No number of agents up to ${MAX_AGENTS} meets the targets at ${load} erlangs. Maybe the targets or the contacts are mistyped.`,
  );
}

function patienceOf(work: Workload): number {
  if (work.patienceSeconds === undefined) {
    throw new RangeError(
      'patienceSeconds is missing: Erlang A needs the mean patience of callers. Maybe 120.',
    );
  }
  return work.patienceSeconds;
}
