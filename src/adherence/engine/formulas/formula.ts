import { SECOND_MS } from '../../../time/instant.js';
import { type AdherenceMap } from '../adherence-map.js';
import { type ClassifiedSegment } from '../exceptions.js';

export type FormulaId =
  | 'adherence.standard'
  | 'adherence.with-unscheduled'
  | 'adherence.productive'
  | 'conformance.on-queue'
  | 'conformance.paid';

/** A figure with the two amounts it is the ratio of. */
export interface Ratio {
  /** null when nothing was scheduled: there is then nothing to adhere to. */
  readonly value: number | null;
  readonly numeratorSeconds: number;
  readonly denominatorSeconds: number;
}

/** One way to put adherence or conformance into a figure. */
export interface Formula {
  readonly id: FormulaId;
  of(segments: readonly ClassifiedSegment[], map: AdherenceMap): Ratio;
}

/**
 * Seconds of the segments that are wanted.
 * @example
 * secondsOf([], () => true) // => 0
 */
export function secondsOf(
  segments: readonly ClassifiedSegment[],
  wanted: (segment: ClassifiedSegment) => boolean,
): number {
  return segments.filter(wanted).reduce((sum, { start, end }) => sum + (end - start), 0) / SECOND_MS;
}

/**
 * The ratio of two amounts, undefined where nothing is scheduled.
 * @example
 * ratio(90, 120).value // => 0.75
 */
export function ratio(numeratorSeconds: number, denominatorSeconds: number): Ratio {
  const value = denominatorSeconds > 0 ? Math.max(0, numeratorSeconds / denominatorSeconds) : null;
  return { value, numeratorSeconds, denominatorSeconds };
}
