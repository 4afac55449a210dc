import { type SimulationOptions } from './simulation.js';

export const DEFAULT_REPLICATIONS = 100;
export const DEFAULT_BUDGET = 1_000;
export const MOST_REPLICATIONS = 100_000;
export const DEFAULT_LEVEL = 0.95;
/** An interval from fewer replications is not trusted to end a simulation. */
export const LEAST_REPLICATIONS = 10;

/** Options with what was left out filled in. */
export interface SimulationPlan {
  readonly seed: number;
  readonly most: number;
  readonly halfWidth: number | null;
  readonly level: number;
}

/**
 * Fills in what options leave out.
 * @throws RangeError when one cannot be.
 * @example
 * planOf({ seed: 7, halfWidth: 0.01 }) // => { seed: 7, most: 1000, halfWidth: 0.01, level: 0.95 }
 */
export function planOf(options: SimulationOptions): SimulationPlan {
  const { seed, replications, halfWidth, level = DEFAULT_LEVEL } = options;
  const most = replications ?? (halfWidth === undefined ? DEFAULT_REPLICATIONS : DEFAULT_BUDGET);
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`The seed (${seed}) must be a whole number from 0 on. Maybe 1.`);
  }
  if (!Number.isInteger(most) || most < 1 || most > MOST_REPLICATIONS) {
    throw new RangeError(
      `Replications (${most}) must be a whole number from 1 to ${MOST_REPLICATIONS}. Maybe ${DEFAULT_REPLICATIONS}.`,
    );
  }
  if (halfWidth !== undefined && !(halfWidth > 0 && halfWidth < 1)) {
    throw new RangeError(
      `The half-width (${halfWidth}) must be above 0 and below 1. Maybe 0.01 for a point.`,
    );
  }
  if (!(level > 0 && level < 1)) {
    throw new RangeError(`The level (${level}) must be above 0 and below 1. Maybe 0.95 for 95 %.`);
  }
  return { seed, most, halfWidth: halfWidth ?? null, level };
}

/**
 * Whether the widest interval after so many replications is as narrow as wanted; `null` when no width was asked for.
 * @example
 * isPrecise(50, 0.009, { seed: 1, most: 1000, halfWidth: 0.01, level: 0.95 }) // => true
 */
export function isPrecise(
  replications: number,
  widest: number | null,
  { halfWidth }: SimulationPlan,
): boolean | null {
  if (halfWidth === null) return null;
  return replications >= LEAST_REPLICATIONS && widest !== null && widest <= halfWidth;
}
