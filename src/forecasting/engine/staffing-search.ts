import { inverseErlangB, inverseWithOneLess, inverseWithOneMore } from './erlang-b.js';
import { serviceLevelC, waitProbabilityC } from './erlang-c.js';
import { MAX_AGENTS } from './offered-load.js';
import { atLeast, atMost, type StaffingTargets } from './staffing-targets.js';

/** A count of agents with 1 / B at its load. */
export interface AgentsFound {
  readonly agents: number;
  readonly inverseBlocking: number;
}

/**
 * The smallest number of agents with which Erlang C meets the targets; `undefined` above 1,000,000. Load in erlangs, `residue` beyond its double.
 * One value of Erlang B at square-root staffing, then the recursion from count to count, up or down: the start decides the time alone, never the answer.
 * @example
 * smallestErlangC(10, 0, 180, { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } })?.agents // => 14
 */
export function smallestErlangC(
  load: number,
  residue: number,
  averageHandleTimeSeconds: number,
  targets: StaffingTargets,
): AgentsFound | undefined {
  const least = leastErlangC(load, residue, targets);
  if (least > MAX_AGENTS) return undefined;
  const isEnough = (count: number, inverse: number): boolean =>
    isInTime(load, count - load - residue, averageHandleTimeSeconds, targets, count, inverse);
  let agents = Math.max(
    least,
    Math.min(MAX_AGENTS, squareRootStaffing(load, averageHandleTimeSeconds, targets)),
  );
  let inverseBlocking = inverseErlangB(load, agents, residue);
  if (!isEnough(agents, inverseBlocking)) {
    do {
      if (agents === MAX_AGENTS) return undefined;
      agents++;
      inverseBlocking = inverseWithOneMore(inverseBlocking, load, agents);
    } while (!isEnough(agents, inverseBlocking));
    return { agents, inverseBlocking };
  }
  while (agents > least) {
    const inverse =
      inverseBlocking < Infinity
        ? inverseWithOneLess(inverseBlocking, load, agents)
        : inverseErlangB(load, agents - 1, residue);
    if (!isEnough(agents - 1, inverse)) break;
    agents--;
    inverseBlocking = inverse;
  }
  return { agents, inverseBlocking };
}

/** Agents that the minimum, the cap on occupancy and a steady state ask for, however long callers wait. */
function leastErlangC(
  load: number,
  residue: number,
  { minAgents = 0, maxOccupancy = 1 }: StaffingTargets,
): number {
  let least = Math.max(minAgents, Math.floor(load / maxOccupancy));
  while (least <= MAX_AGENTS && (least - load - residue <= 0 || !atMost(load / least, maxOccupancy))) least++;
  return least;
}

/** Whether waits are as short as the targets ask. */
function isInTime(
  load: number,
  spare: number,
  averageHandleTimeSeconds: number,
  { serviceLevel, averageSpeedOfAnswerSeconds: speed }: StaffingTargets,
  agents: number,
  inverseBlocking: number,
): boolean {
  const blocking = 1 / inverseBlocking;
  if (speed !== undefined) {
    const wait = waitProbabilityC(blocking, load, agents, spare) * (averageHandleTimeSeconds / spare);
    if (!atMost(wait, speed)) return false;
  }
  if (serviceLevel === undefined) return true;
  const threshold = serviceLevel.answerThresholdSeconds / averageHandleTimeSeconds;
  return atLeast(serviceLevelC(blocking, load, agents, spare, threshold), serviceLevel.share);
}

/**
 * The smallest number of agents, from `least` on, whose surplus over the targets is zero or more; `undefined` above 1,000,000. The surplus has to grow with
 * the agents, about by one a `stride`. Strides that grow enclose the answer, then false position, with a halving at every fourth step, closes in: the sign
 * alone decides.
 * @example
 * smallestWithSurplus(0, 10, 3, (agents) => agents - 70.5) // => 71
 */
export function smallestWithSurplus(
  least: number,
  start: number,
  stride: number,
  surplusOf: (agents: number) => number,
): number | undefined {
  let tooFew = least - 1;
  let enough = MAX_AGENTS + 1;
  let [lacking, spare] = [-Infinity, Infinity];
  let next = Math.max(least, Math.min(MAX_AGENTS, start));
  for (let round = 1, step = stride; enough - tooFew > 1; round++, step *= 2) {
    const surplus = surplusOf(next);
    if (surplus >= 0) [enough, spare] = [next, surplus];
    else [tooFew, lacking] = [next, surplus];
    if (lacking === -Infinity || enough > MAX_AGENTS) {
      const distance = Math.abs(surplus) * stride;
      next += Math.ceil(distance < Infinity ? Math.max(distance, step) : step) * (surplus >= 0 ? -1 : 1);
    } else {
      const share = round % 4 === 0 || spare === Infinity ? 0.5 : lacking / (lacking - spare);
      next = tooFew + Math.round((enough - tooFew) * share);
    }
    next = Math.max(tooFew + 1, Math.min(enough - 1, next));
  }
  return enough > MAX_AGENTS ? undefined : enough;
}

/**
 * About as many agents as Erlang C needs for a service level and an average speed of answer: n = A + beta sqrt(A), where P(wait) = 1 / (1 + beta Phi / phi).
 * Source: S. Halfin and W. Whitt, Operations Research 29 (1981).
 * @example
 * squareRootStaffing(1000, 180, { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } }) // => 1011
 */
export function squareRootStaffing(
  load: number,
  averageHandleTimeSeconds: number,
  { serviceLevel, averageSpeedOfAnswerSeconds: speed }: StaffingTargets,
): number {
  const root = Math.sqrt(load);
  const perSecond = root / averageHandleTimeSeconds;
  let beta = 0;
  if (serviceLevel !== undefined) {
    const fade = perSecond * serviceLevel.answerThresholdSeconds;
    beta = spareForServiceLevel(fade, -Math.log1p(-serviceLevel.share), CLOSE / root);
  }
  if (speed !== undefined) beta = Math.max(beta, spareForSpeed(speed * perSecond));
  return Math.ceil(load + beta * root);
}

/** Walking so many agents takes less time than another step towards them. */
const CLOSE = 4;

/** Newton's method from above, until it is close: the logarithm of what waits too long falls ever faster in beta. */
function spareForServiceLevel(fade: number, fall: number, close: number): number {
  let beta = fall / (fade + Math.sqrt(Math.PI / 2));
  for (let step = Infinity; step > close;) {
    const density = Math.exp(-0.5 * beta * beta) / (Math.sqrt(2 * Math.PI) * normalShare(beta));
    const odds = beta / density;
    const slope = -(1 + beta * (beta + density)) / (density * (1 + odds)) - fade;
    step = (fall - Math.log1p(odds) - fade * beta) / slope;
    beta -= step;
  }
  return beta > 0 ? beta : 0;
}

/** Halves: the wait in units of the handle time over sqrt(A) is P(wait) / beta. */
function spareForSpeed(wait: number): number {
  let [low, high] = [0, 10];
  for (let round = 0; round < 14; round++) {
    const beta = (low + high) / 2;
    const density = Math.exp(-0.5 * beta * beta) / (Math.sqrt(2 * Math.PI) * normalShare(beta));
    if (density / (density + beta) > wait * beta) low = beta;
    else high = beta;
  }
  return high;
}

/** About the normal distribution's share below, to a thousandth. */
function normalShare(beta: number): number {
  return 1 / (1 + Math.exp(-1.5976 * beta - 0.07056 * beta * beta * beta));
}
