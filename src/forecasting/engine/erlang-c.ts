import { inverseErlangB } from './erlang-b.js';
import { requireAgents, requireLoad, requireSeconds } from './offered-load.js';

/** The work of one interval met by a number of agents. Times are seconds. */
export interface ErlangCInput {
  /** Erlangs: contacts per interval x average handle time / interval length. */
  readonly offeredLoad: number;
  /** What the double of the load leaves out (`loadResidue`); it shows in the waits where agents hardly exceed the load. */
  readonly loadResidue?: number;
  readonly agents: number;
  readonly averageHandleTimeSeconds: number;
  readonly answerThresholdSeconds: number;
}

/** What callers who never give up meet. Times are seconds, the others are shares. */
export interface ErlangCFigures {
  readonly waitProbability: number;
  /** Share of contacts answered within the threshold. */
  readonly serviceLevel: number;
  /** Mean wait of all contacts. */
  readonly averageSpeedOfAnswerSeconds: number;
  /** Mean wait of those that wait at all. */
  readonly averageWaitOfWaitingSeconds: number;
  readonly occupancy: number;
}

/**
 * Erlang C (M/M/n, callers never give up); `undefined` where the queue has no steady state, that is agents <= load.
 * P(wait) = n B / (n - A (1 - B)); SL(T) = 1 - P(wait) exp(-(n - A) T / AHT); ASA = P(wait) AHT / (n - A).
 * @throws RangeError when a value is negative or not finite, or `agents` is not a whole number from 0 to 1,000,000.
 * @example
 * erlangC({ offeredLoad: 1, agents: 2, averageHandleTimeSeconds: 180, answerThresholdSeconds: 0 })?.serviceLevel // => 0.6666666666666666
 */
export function erlangC(input: ErlangCInput): ErlangCFigures | undefined {
  const { offeredLoad: load, loadResidue: residue = 0, agents } = input;
  requireLoad(load);
  requireAgents(agents);
  requireSeconds('averageHandleTimeSeconds', input.averageHandleTimeSeconds);
  requireSeconds('answerThresholdSeconds', input.answerThresholdSeconds);
  if (agents - load - residue <= 0) return undefined;
  return erlangCFrom(inverseErlangB(load, agents, residue), input);
}

/**
 * Erlang C figures where 1 / B of the same load and agents is known already; agents must exceed the load.
 * @example
 * erlangCFrom(5, { offeredLoad: 1, agents: 2, averageHandleTimeSeconds: 180, answerThresholdSeconds: 0 }).occupancy // => 0.5
 */
export function erlangCFrom(inverseBlocking: number, input: ErlangCInput): ErlangCFigures {
  const { offeredLoad: load, agents, averageHandleTimeSeconds: handleTime, answerThresholdSeconds } = input;
  const spare = agents - load - (input.loadResidue ?? 0);
  const blocking = 1 / inverseBlocking;
  const waitProbability = waitProbabilityC(blocking, load, agents, spare);
  const averageWaitOfWaitingSeconds = handleTime / spare;
  return {
    waitProbability,
    serviceLevel: serviceLevelC(blocking, load, agents, spare, answerThresholdSeconds / handleTime),
    averageSpeedOfAnswerSeconds: waitProbability * averageWaitOfWaitingSeconds,
    averageWaitOfWaitingSeconds,
    occupancy: load / agents,
  };
}

/**
 * P(wait) in Erlang C from the blocking of Erlang B, the load, the agents and the agents to spare.
 * @example
 * waitProbabilityC(0.2, 1, 2, 1) // => 0.33333333333333337
 */
export function waitProbabilityC(blocking: number, load: number, agents: number, spare: number): number {
  return (agents * blocking) / (spare + load * blocking);
}

/**
 * Share answered within a threshold, in handle times, in Erlang C: those that do not wait, 1 - P(wait) = (n - A) (1 - B) / (n - A + A B), and those
 * that wait less. Written so, it keeps its digits where it is small.
 * @example
 * serviceLevelC(0.2, 1, 2, 1, 0) // => 0.6666666666666667
 */
export function serviceLevelC(
  blocking: number,
  load: number,
  agents: number,
  spare: number,
  threshold: number,
): number {
  const waited = threshold > 0 ? -Math.expm1(-threshold * spare) : 0;
  return Math.min(1, (spare * (1 - blocking) + agents * blocking * waited) / (spare + load * blocking));
}
