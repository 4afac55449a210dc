import { erlangB, requireAgents, requireLoad, requireSeconds } from './erlang-c.js';

/** The work of one interval met by agents, with callers whose patience is exponential. Times are seconds. */
export interface ErlangAInput {
  /** Erlangs: contacts per interval x average handle time / interval length. */
  readonly offeredLoad: number;
  readonly agents: number;
  readonly averageHandleTimeSeconds: number;
  /** Mean time a caller would wait before giving up. */
  readonly patienceSeconds: number;
  readonly answerThresholdSeconds: number;
}

/** The four readings of "answered in T" once callers give up; a report has to name the one it uses. */
export const SERVICE_LEVEL_READINGS = ['virtual', 'offered', 'answered', 'excluding-short-abandons'] as const;
export type ServiceLevelReading = (typeof SERVICE_LEVEL_READINGS)[number];

/** What impatient callers meet. Times are seconds, the others are shares. */
export interface ErlangAFigures {
  readonly waitProbability: number;
  readonly abandonProbability: number;
  /** Mean wait of all contacts, those that give up included. */
  readonly averageWaitOfAllSeconds: number;
  /** Mean wait of the contacts that are answered. */
  readonly averageSpeedOfAnswerSeconds: number;
  /**
   * `virtual`: a caller of endless patience would be answered in T. `offered`: answered in T of all offered.
   * `answered`: answered in T of all answered. `excluding-short-abandons`: answered in T of all but those that gave up within T.
   */
  readonly serviceLevels: Readonly<Record<ServiceLevelReading, number>>;
  readonly occupancy: number;
}

/**
 * Sums over the number of callers in the queue, k = 0, 1, ..., of the weights w(k) = product over i = 1..k of z / (a + i),
 * where z = arrival rate x patience and a = agents x patience / handle time. Divided by the largest weight, whose
 * logarithm is kept apart: under overload the weights themselves exceed the range of a double.
 */
interface QueueSums {
  readonly logLargest: number;
  readonly total: number;
  /** Sum of w(k) for k >= 1. */
  readonly behindOthers: number;
  /** Sum of k w(k). */
  readonly waiting: number;
  /** Sum of w(k) x (sum over i = 1..k of a / (a + i)). */
  readonly served: number;
}

/**
 * Erlang A (M/M/n+M): Erlang C with exponential patience; it has a steady state at every load.
 * With D = 1 / B(n-1) + (A / n) S and S the sum of queue weights: P(wait) = (A / n) S / D, P(abandon) = (sum of k w(k)) / (a D),
 * P(virtual wait > T) from S at z exp(-T / patience). All sums are of positive terms, so nothing cancels.
 * Source: Garnett, Mandelbaum and Reiman 2002; Mandelbaum and Zeltyn, Service Engineering in Action, 2007.
 * @throws RangeError when a value is negative or not finite, patience or handle time is zero, or agents is not a whole number above zero.
 * @example
 * erlangA({ offeredLoad: 1, agents: 1, averageHandleTimeSeconds: 60, patienceSeconds: 60, answerThresholdSeconds: 0 }).waitProbability // => 0.6321205588285577
 */
export function erlangA(input: ErlangAInput): ErlangAFigures {
  requireInput(input);
  if (input.offeredLoad === 0) return nobodyCalls;
  const { offeredLoad: load, agents, patienceSeconds: patience } = input;
  const z = (load / input.averageHandleTimeSeconds) * patience;
  const a = (agents * patience) / input.averageHandleTimeSeconds;
  const threshold = input.answerThresholdSeconds / patience;
  const blocking = erlangB(load, agents - 1);
  const now = queueSums(z, a);
  const idle = Math.exp(-now.logLargest);
  const divisor = idle + blocking * (load / agents) * now.total;
  const perWeight = blocking / divisor;
  const answered = idle / divisor + perWeight * now.behindOthers;
  const abandonProbability = (perWeight * now.waiting) / a;
  const later = queueSums(z * Math.exp(-threshold), a);
  const scale =
    Math.exp(-z * Math.expm1(-threshold) - a * threshold + later.logLargest - now.logLargest) * perWeight;
  const virtualWaitOver = (load / agents) * later.total * scale;
  const answeredLate = later.behindOthers * scale;
  return {
    waitProbability: perWeight * (load / agents) * now.total,
    abandonProbability,
    averageWaitOfAllSeconds: abandonProbability * patience,
    averageSpeedOfAnswerSeconds: (patience * perWeight * now.served) / (a * answered),
    serviceLevels: readings(answered, answeredLate, virtualWaitOver, Math.exp(-threshold)),
    occupancy: (load / agents) * answered,
  };
}

const nobodyCalls: ErlangAFigures = {
  waitProbability: 0,
  abandonProbability: 0,
  averageWaitOfAllSeconds: 0,
  averageSpeedOfAnswerSeconds: 0,
  serviceLevels: { virtual: 1, offered: 1, answered: 1, 'excluding-short-abandons': 1 },
  occupancy: 0,
};

/** A caller is still waiting at T when the virtual wait and the patience both exceed T. */
function readings(
  answered: number,
  answeredLate: number,
  virtualWaitOver: number,
  patienceOver: number,
): ErlangAFigures['serviceLevels'] {
  const inTime = Math.max(0, answered - answeredLate);
  return {
    virtual: 1 - virtualWaitOver,
    offered: inTime,
    answered: Math.max(0, 1 - answeredLate / answered),
    'excluding-short-abandons': inTime / (inTime + virtualWaitOver * patienceOver),
  };
}

/** Starts at the largest weight and goes both ways until terms no longer count. */
function queueSums(z: number, a: number): QueueSums {
  const top = Math.max(0, Math.floor(z - a));
  let logLargest = 0;
  let passed = 0;
  for (let k = 1; k <= top; k++) {
    logLargest += Math.log(z / (a + k));
    passed += a / (a + k);
  }
  let total = 0;
  let behindOthers = 0;
  let waiting = 0;
  let served = 0;
  const add = (k: number, weight: number, steps: number): void => {
    total += weight;
    if (k > 0) behindOthers += weight;
    waiting += k * weight;
    served += weight * steps;
  };
  add(top, 1, passed);
  for (let k = top + 1, weight = z / (a + k), steps = passed; weight > 0; k++, weight *= z / (a + k)) {
    steps += a / (a + k);
    add(k, weight, steps);
    if (negligible(k * weight, waiting, z / (a + k))) break;
  }
  for (let k = top - 1, weight = (a + top) / z, steps = passed; k >= 0; k--) {
    steps -= a / (a + k + 1);
    add(k, weight, steps);
    weight *= (a + k) / z;
    if (weight < 1e-22) break;
  }
  return { logLargest, total, behindOthers, waiting, served };
}

/** The rest of a sum whose terms shrink at least by `ratio` is below term x ratio / (1 - ratio). */
function negligible(term: number, sum: number, ratio: number): boolean {
  return ratio < 1 && term * ratio < sum * 1e-18 * (1 - ratio);
}

function requireInput(input: ErlangAInput): void {
  requireLoad(input.offeredLoad);
  requireAgents(input.agents);
  requireSeconds('answerThresholdSeconds', input.answerThresholdSeconds);
  requireSeconds('averageHandleTimeSeconds', input.averageHandleTimeSeconds);
  requireSeconds('patienceSeconds', input.patienceSeconds);
  if (input.agents === 0)
    throw new RangeError('agents (0) must be one or more. Without agents nobody is answered.');
  if (input.patienceSeconds === 0) {
    throw new RangeError('patienceSeconds (0) must be above zero. Maybe 60 or more.');
  }
  if (input.averageHandleTimeSeconds === 0) {
    throw new RangeError('averageHandleTimeSeconds (0) must be above zero. Maybe 180 or more.');
  }
}
