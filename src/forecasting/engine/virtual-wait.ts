import { expExcess } from './peaked-integral.js';

/** What the density of the virtual wait in Erlang A depends on. */
export interface WaitSource {
  readonly offeredLoad: number;
  /** What the double of the load leaves out. */
  readonly loadResidue?: number;
  readonly agents: number;
  readonly averageHandleTimeSeconds: number;
  readonly patienceSeconds: number;
}

/** exp(h(x)) with h(x) = z (1 - exp(-x)) - a x, where x is a wait in units of the patience. */
export interface WaitDensity {
  /** z: callers who come while one is patient, arrival rate x patience. */
  readonly arrivals: number;
  /** a: callers whom all agents serve meanwhile, agents x patience / handle time. */
  readonly served: number;
  /** a - z, without the rounding of both. */
  readonly spare: number;
  /** Where the density is largest: 0, or ln(z / a) under overload. */
  readonly peak: number;
  /** Its logarithm there. */
  readonly height: number;
}

/** Integrals of the density, each divided by exp(height): up to a threshold, beyond it, and over all waits. */
export interface WaitSums {
  /** The density alone. */
  readonly massEarly: number;
  readonly massLate: number;
  /** With exp(-x): those whose patience outlasts the wait. */
  readonly servedEarly: number;
  readonly servedLate: number;
  /** With 1 - exp(-x). */
  readonly lost: number;
  /** With x exp(-x). */
  readonly servedWait: number;
}

/**
 * The density of the virtual wait; load, handle time and patience must be above zero.
 * @example
 * waitDensity({ offeredLoad: 2, agents: 1, averageHandleTimeSeconds: 60, patienceSeconds: 60 }).peak // => 0.6931471805599453
 */
export function waitDensity(source: WaitSource): WaitDensity {
  const perHandleTime = source.patienceSeconds / source.averageHandleTimeSeconds;
  const arrivals = source.offeredLoad * perHandleTime;
  const served = source.agents * perHandleTime;
  const spare = (source.agents - source.offeredLoad - (source.loadResidue ?? 0)) * perHandleTime;
  const peak = spare < 0 ? Math.log1p(-spare / served) : 0;
  return { arrivals, served, spare, peak, height: -spare * peak - arrivals * expExcess(-peak) };
}
