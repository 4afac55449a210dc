import { erlangA } from './erlang-a.js';
import { inverseErlangB } from './erlang-b.js';
import { waitProbabilityC } from './erlang-c.js';
import { offeredLoad } from './offered-load.js';
import { queueFigures, type StaffingModel, type Workload } from './staffing.js';
import { type QueueFigures, type ServiceLevelQuestion } from './staffing-targets.js';

/** An interval of a queue that remembers. */
export interface FlowFigures extends QueueFigures {
  /** Erlangs of the steady queues on which the figures rest, mean over the interval. */
  readonly offeredLoad: number;
  /** Mean callers in the queue and at agents when the interval ends. */
  readonly inSystemAtEnd: number;
}

/** Steps of an interval: so many at least, and of half a handle time at most; of very many the last would change nothing. */
const LEAST_STEPS = 4;
const MOST_STEPS = 60;

/**
 * What callers of an interval meet when the one before has left callers behind. The mean number x of callers follows dx/dt = rate - rate that would keep a steady queue
 * at x; at every moment figures are those of that steady queue (Erlang C or A), averaged over the interval. With agents to spare it is the modified offered
 * load; where they are too few, what they leave waiting grows and is worked off later.
 * Source: pointwise stationary fluid flow approximation of W.-P. Wang, D. Tipper and S. Banerjee, INFOCOM 1996.
 * @throws RangeError when a value is out of range or Erlang A has no patience.
 * @example
 * flowThrough(0, 'C', { contacts: 60, intervalSeconds: 3600, averageHandleTimeSeconds: 60 }, 30).inSystemAtEnd.toFixed(6) // => '1.000000'
 */
export function flowThrough(
  inSystem: number,
  model: StaffingModel,
  work: Workload,
  agents: number,
  question?: ServiceLevelQuestion,
): FlowFigures {
  const { contacts, intervalSeconds, averageHandleTimeSeconds: handleTime } = work;
  const offered = offeredLoad(contacts, intervalSeconds, handleTime);
  if (agents === 0 || (contacts === 0 && (inSystem === 0 || handleTime === 0))) {
    return standStill(inSystem, model, work, agents, question);
  }
  const halfCalls = Math.ceil((2 * intervalSeconds) / handleTime);
  const steps = Math.min(MOST_STEPS, Math.max(LEAST_STEPS, halfCalls));
  const turns = intervalSeconds / handleTime / steps;
  const surplus = surplusOfCallers(model, work, agents);
  const most = model === 'C' ? agents : Infinity;
  const each: { readonly load: number; readonly figures: QueueFigures }[] = [];
  let callers = inSystem;
  let found: LoadFound = { load: Math.min(inSystem, agents), slope: model === 'C' ? agents : 1 };
  for (let done = 0; done < steps; done++) {
    found = steadyLoad(surplus, callers, most, found);
    const halfway = flow(callers, callers > 0 ? found.load / callers : 1, offered, turns / 2);
    found = steadyLoad(surplus, halfway, most, found);
    const { load } = found;
    const steady = { ...work, contacts: (load * intervalSeconds) / handleTime };
    each.push({ load, figures: queueFigures(model, steady, agents, question) });
    callers = flow(callers, load / halfway, offered, turns);
  }
  return { ...meanOf(each), inSystemAtEnd: callers };
}

/** Nobody answers, or nobody calls and nobody is left. */
function standStill(
  inSystem: number,
  model: StaffingModel,
  work: Workload,
  agents: number,
  question?: ServiceLevelQuestion,
): FlowFigures {
  const { intervalSeconds, averageHandleTimeSeconds: handleTime } = work;
  const offered = offeredLoad(work.contacts, intervalSeconds, handleTime);
  const somebody = { ...work, contacts: work.contacts > 0 ? work.contacts : inSystem };
  return {
    ...queueFigures(model, somebody, agents, question),
    offeredLoad: offered,
    inSystemAtEnd: handleTime > 0 ? unanswered(inSystem, model, work, offered) : 0,
  };
}

/** Callers whom nobody answers: they wait, or give up in time. */
function unanswered(inSystem: number, model: StaffingModel, work: Workload, offered: number): number {
  const {
    contacts,
    intervalSeconds,
    averageHandleTimeSeconds: handleTime,
    patienceSeconds = Infinity,
  } = work;
  if (model === 'C') return inSystem + contacts;
  return flow(inSystem, handleTime / patienceSeconds, offered, intervalSeconds / handleTime);
}

/** Callers after so many handle times, in each of which a constant share of them leaves. */
function flow(callers: number, share: number, offered: number, handleTimes: number): number {
  return callers - (offered / share - callers) * Math.expm1(-share * handleTimes);
}

/** Grows with the load, and is zero where a steady queue with that load holds so many callers. */
type SurplusOfCallers = (load: number, callers: number) => number;

function surplusOfCallers(model: StaffingModel, work: Workload, agents: number): SurplusOfCallers {
  if (model === 'C') {
    return (load, callers) => {
      const wait = waitProbabilityC(1 / inverseErlangB(load, agents), load, agents, agents - load);
      return (load - callers) * (agents - load) + wait * load;
    };
  }
  const { averageHandleTimeSeconds, patienceSeconds = Infinity } = work;
  const input = { agents, averageHandleTimeSeconds, patienceSeconds, answerThresholdSeconds: 0 };
  return (load, callers) => {
    const { averageWaitOfAllSeconds, abandonProbability } = erlangA({ ...input, offeredLoad: load });
    return load * (1 - abandonProbability + averageWaitOfAllSeconds / averageHandleTimeSeconds) - callers;
  };
}

/** Precision of a load, as a share of it: far beyond what the flow itself tells. */
const PRECISION = 1e-7;

/** A load found, and how fast the surplus grows there: the next one is near. */
interface LoadFound {
  readonly load: number;
  readonly slope: number;
}

/** The root of the surplus: from the one before by its slope, then by secants, within bounds that close in. */
function steadyLoad(surplus: SurplusOfCallers, callers: number, most: number, near: LoadFound): LoadFound {
  if (callers === 0) return { load: 0, slope: near.slope };
  let [low, high] = [0, most];
  let { load, slope } = near;
  if (!(load > low && load < high)) load = Math.min(callers, most) / 2;
  let before = { load: NaN, value: NaN };
  for (let round = 0; round < 60; round++) {
    const value = surplus(load, callers);
    if (value < 0) low = load;
    else high = load;
    const secant = (value - before.value) / (load - before.load);
    if (secant > 0) slope = secant;
    before = { load, value };
    const next = load - value / slope;
    load = next > low && next < high ? next : high < Infinity ? (low + high) / 2 : 2 * load;
    if (Math.abs(load - before.load) <= PRECISION * load) break;
  }
  return { load, slope };
}

/** Means over steps of equal length. */
function meanOf(
  steps: readonly { readonly load: number; readonly figures: QueueFigures }[],
): Omit<FlowFigures, 'inSystemAtEnd'> {
  const mean = (of: (figures: QueueFigures) => number | undefined): number | undefined => {
    const values = steps.map(({ figures }) => of(figures)).filter((value) => value !== undefined);
    return values.length < steps.length
      ? undefined
      : values.reduce((sum, value) => sum + value, 0) / steps.length;
  };
  return {
    offeredLoad: steps.reduce((sum, { load }) => sum + load, 0) / steps.length,
    serviceLevel: mean(({ serviceLevel }) => serviceLevel),
    averageSpeedOfAnswerSeconds: mean(({ averageSpeedOfAnswerSeconds }) => averageSpeedOfAnswerSeconds),
    waitProbability: mean(({ waitProbability }) => waitProbability),
    occupancy: mean(({ occupancy }) => occupancy),
    abandonProbability: mean(({ abandonProbability }) => abandonProbability),
  };
}
