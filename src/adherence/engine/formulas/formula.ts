import { SECOND_MS } from '../../../time/instant.js';
import { type ClassifiedSegment } from '../exceptions.js';
import { isOnQueue, isPause } from '../plan.js';

export const FORMULA_IDS = [
  'adherence.standard',
  'adherence.with-unscheduled',
  'adherence.productive',
  'conformance.on-queue',
  'conformance.paid',
] as const;
export type FormulaId = (typeof FORMULA_IDS)[number];

/** The two amounts of a figure; those of many agents or intervals are added up before they are divided. */
export interface Amounts {
  readonly numeratorSeconds: number;
  readonly denominatorSeconds: number;
  /** Without any there is nothing to adhere to, whatever was worked. */
  readonly scheduledSeconds: number;
}

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
  of(segments: readonly ClassifiedSegment[]): Amounts;
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
  let ms = 0;
  for (const segment of segments) if (wanted(segment)) ms += segment.end - segment.start;
  return ms / SECOND_MS;
}

/**
 * Two amounts of a figure; what was scheduled is the denominator unless it is said.
 * @example
 * amounts(90, 120) // => { numeratorSeconds: 90, denominatorSeconds: 120, scheduledSeconds: 120 }
 */
export function amounts(
  numeratorSeconds: number,
  denominatorSeconds: number,
  scheduledSeconds = denominatorSeconds,
): Amounts {
  return { numeratorSeconds, denominatorSeconds, scheduledSeconds };
}

/**
 * The ratio of two amounts, undefined where nothing is scheduled.
 * @example
 * ratioOf(amounts(90, 120)).value // => 0.75
 */
export function ratioOf({ numeratorSeconds, denominatorSeconds, scheduledSeconds }: Amounts): Ratio {
  const value = scheduledSeconds > 0 ? Math.max(0, numeratorSeconds / denominatorSeconds) : null;
  return { value, numeratorSeconds, denominatorSeconds };
}

/**
 * The amounts of several agents, intervals or days as one: seconds are added, figures never averaged.
 * @example
 * sumAmounts([amounts(1, 2), amounts(3, 6)]) // => { numeratorSeconds: 4, denominatorSeconds: 8, scheduledSeconds: 8 }
 */
export function sumAmounts(parts: readonly Amounts[]): Amounts {
  const sum = (of: (part: Amounts) => number) => parts.reduce((total, part) => total + of(part), 0);
  return amounts(
    sum((part) => part.numeratorSeconds),
    sum((part) => part.denominatorSeconds),
    sum((part) => part.scheduledSeconds),
  );
}

/**
 * Whether the segment is work on a queue or campaign: by its state, or because an approved explanation says that the plan was kept.
 * @example
 * workedOnQueue({ actual: { state: 'offline' }, map: { onQueueStates: [] }, approved: 'adherent', activity: { kind: 'inbound' } }) // => true
 */
export function workedOnQueue(segment: ClassifiedSegment): boolean {
  return segment.map.onQueueStates.includes(segment.actual.state) || kept(segment, isOnQueue);
}

/**
 * Whether the segment is work of any kind: by its state, or because an approved explanation says that the plan was kept.
 * @example
 * worked({ actual: { state: 'offline' }, map: { workStates: [] }, approved: null, activity: null }) // => false
 */
export function worked(segment: ClassifiedSegment): boolean {
  const { workStates } = segment.map;
  return workStates.includes(segment.actual.state) || kept(segment, (kind) => !isPause(kind));
}

/**
 * Planned time that an approved explanation takes out of the reckoning.
 * @example
 * isTakenOut({ approved: 'neutral', activity: { kind: 'inbound' } }) // => true
 */
export function isTakenOut({ approved, activity }: ClassifiedSegment): boolean {
  return approved === 'neutral' && activity !== null;
}

function kept({ approved, activity }: ClassifiedSegment, is: typeof isPause): boolean {
  return approved === 'adherent' && activity !== null && is(activity.kind);
}
