import { inverseErlangB } from './erlang-b.js';
import { requireAgents, requireLoad, requireSeconds } from './offered-load.js';
import { waitDensity } from './virtual-wait.js';
import { integrateWaits } from './wait-integral.js';
import { isShort, sumWaits } from './wait-series.js';

/** The work of one interval met by agents, with callers whose patience is exponential. Times are seconds. */
export interface ErlangAInput {
  /** Erlangs: contacts per interval x average handle time / interval length. */
  readonly offeredLoad: number;
  /** What the double of the load leaves out (`loadResidue`). */
  readonly loadResidue?: number;
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
 * Erlang A (M/M/n+M): Erlang C with exponential patience; it has a steady state at every load.
 * All figures are integrals over the density of the virtual wait, which is (1 / D) z exp(z (1 - exp(-x)) - a x), with x in units of the patience,
 * z = arrival rate x patience, a = agents x patience / handle time and D = 1 / B(n - 1) + z x integral of that exponential: P(wait) its mass,
 * P(abandon) its mean of 1 - exp(-x), answered after a wait its mean of exp(-x). Short queues are summed by their places, long ones integrated.
 * Source: F. Baccelli and G. Hebuterne 1981; A. Mandelbaum and S. Zeltyn, Service Engineering in Action, 2007, building blocks J.
 * @throws RangeError when a value is negative or not finite, patience or handle time is zero, or agents is not a whole number above zero.
 * @example
 * erlangA({ offeredLoad: 1, agents: 1, averageHandleTimeSeconds: 60, patienceSeconds: 60, answerThresholdSeconds: 0 }).waitProbability // => 0.6321205588285577
 */
export function erlangA(input: ErlangAInput): ErlangAFigures {
  requireInput(input);
  if (input.offeredLoad === 0) return nobodyCalls;
  requireProportion(input);
  const fewer = inverseErlangB(input.offeredLoad, input.agents - 1, input.loadResidue);
  return erlangAFrom(fewer, input);
}

/**
 * Erlang A figures where 1 / B of the load with one agent less is known already; load and agents must be above zero.
 * @example
 * erlangAFrom(1, { offeredLoad: 1, agents: 1, averageHandleTimeSeconds: 60, patienceSeconds: 60, answerThresholdSeconds: 0 }).waitProbability // => 0.6321205588285577
 */
export function erlangAFrom(inverseBlockingOneLess: number, input: ErlangAInput): ErlangAFigures {
  const { offeredLoad: load, agents, patienceSeconds: patience } = input;
  const density = waitDensity(input);
  const threshold = Math.min(input.answerThresholdSeconds / patience, 1 / LEAST_RATIO);
  const sums = isShort(density) ? sumWaits(density, threshold) : integrateWaits(density, threshold);
  const idle = Math.exp(-density.height);
  const perArrival = density.arrivals / inverseBlockingOneLess;
  const divisor = idle + perArrival * (sums.massEarly + sums.massLate);
  const share = perArrival / divisor;
  const atOnce = idle / divisor;
  const answered = atOnce + share * (sums.servedEarly + sums.servedLate);
  const abandonProbability = Math.min(1, share * sums.lost);
  const inTime = Math.min(1, atOnce + share * sums.servedEarly);
  const stillWaiting = share * sums.massLate * Math.exp(-threshold);
  return {
    waitProbability: Math.min(1, share * (sums.massEarly + sums.massLate)),
    abandonProbability,
    averageWaitOfAllSeconds: abandonProbability * patience,
    averageSpeedOfAnswerSeconds: (patience * share * sums.servedWait) / answered,
    serviceLevels: {
      virtual: Math.min(1, atOnce + share * sums.massEarly),
      offered: inTime,
      answered: Math.min(1, inTime / answered),
      // A caller is still waiting at T when the virtual wait and the patience both exceed T.
      'excluding-short-abandons': inTime / (inTime + stillWaiting),
    },
    occupancy: Math.min(1, (load / agents) * answered),
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

/** Beyond such a ratio of patience and handle time their products leave the range of a double. */
const LEAST_RATIO = 1e-100;

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
}

function requireProportion(input: ErlangAInput): void {
  if (input.averageHandleTimeSeconds === 0) {
    throw new RangeError('averageHandleTimeSeconds (0) must be above zero. Maybe 180 or more.');
  }
  const ratio = input.patienceSeconds / input.averageHandleTimeSeconds;
  if (!(ratio > LEAST_RATIO && ratio < 1 / LEAST_RATIO)) {
    throw new RangeError(
      `patienceSeconds (${input.patienceSeconds}) is out of all proportion to averageHandleTimeSeconds (${input.averageHandleTimeSeconds}). Maybe 60 or more.`,
    );
  }
}
