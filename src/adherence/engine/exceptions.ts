import { type Instant, SECOND_MS } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { type AdherenceMap, type PlannedKind } from './adherence-map.js';
import { type AgentState } from './agent-state.js';
import { isPause, type PlannedShift } from './plan.js';
import { type Segment } from './segments.js';

export const EXCEPTION_KINDS = [
  'late-start',
  'early-end',
  'long-break',
  'wrong-block',
  'worked-through-break',
  'not-working',
  'unscheduled',
] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/** A stretch in which the agent did something else than the plan said. */
export interface AdherenceException extends Interval {
  readonly kind: ExceptionKind;
  readonly seconds: number;
  /** Planned and actual at its start. */
  readonly planned: PlannedKind | null;
  readonly actual: AgentState;
}

/** A segment with the kind of its deviation; null when it is none. */
export interface ClassifiedSegment extends Segment {
  readonly exception: ExceptionKind | null;
}

/**
 * Says of every segment what kind of deviation it is. Before the first work of a shift: `late-start`; after the last
 * one, once the shift is over or the agent has logged off: `early-end`; a shift without any work: `not-working`; a pause
 * that goes on past its end: `long-break`; work of another kind than planned: `wrong-block`, or `worked-through-break`;
 * work outside every shift: `unscheduled`; the rest: `not-working`.
 * @example
 * classifySegments([], { workStates: ['available'] }) // => []
 */
export function classifySegments(segments: readonly Segment[], map: AdherenceMap): ClassifiedSegment[] {
  const presence = shiftPresence(segments, map);
  const classified: ClassifiedSegment[] = [];
  for (const segment of segments) {
    classified.push({ ...segment, exception: kindOf(segment, classified.at(-1), presence, map) });
  }
  return classified;
}

interface Presence {
  firstWork: Instant | null;
  lastWork: Instant | null;
  /** How far the segments reach into the shift. */
  seenUntil: Instant;
}

function shiftPresence(segments: readonly Segment[], map: AdherenceMap): Map<PlannedShift, Presence> {
  const presence = new Map<PlannedShift, Presence>();
  for (const { shift, actual, start, end } of segments) {
    if (shift === null) continue;
    const seen = presence.get(shift) ?? { firstWork: null, lastWork: null, seenUntil: end };
    if (map.workStates.includes(actual.state)) {
      seen.firstWork ??= start;
      seen.lastWork = end;
    }
    seen.seenUntil = end;
    presence.set(shift, seen);
  }
  return presence;
}

function kindOf(
  segment: Segment,
  before: ClassifiedSegment | undefined,
  presence: ReadonlyMap<PlannedShift, Presence>,
  map: AdherenceMap,
): ExceptionKind | null {
  const works = map.workStates.includes(segment.actual.state);
  if (segment.shift === null || segment.activity === null) return works ? 'unscheduled' : null;
  if (segment.verdict !== 'not-adherent') return null;
  const pause = isPause(segment.activity.kind);
  if (works) return pause ? 'worked-through-break' : 'wrong-block';
  if (!pause && onPause(segment) && stretchesPause(segment, before)) return 'long-break';
  return absenceKind(segment, segment.shift, presence) ?? lateBack(segment, before, pause);
}

function absenceKind(
  segment: Segment,
  shift: PlannedShift,
  presence: ReadonlyMap<PlannedShift, Presence>,
): ExceptionKind | null {
  const seen = presence.get(shift);
  if (seen === undefined) return null;
  const over = seen.seenUntil >= shift.end;
  if (seen.firstWork === null || seen.lastWork === null) return over ? 'not-working' : 'late-start';
  if (segment.end <= seen.firstWork) return 'late-start';
  const leaves = over || segment.actual.state === 'offline';
  return segment.start >= seen.lastWork && leaves ? 'early-end' : null;
}

function lateBack(segment: Segment, before: ClassifiedSegment | undefined, pause: boolean): ExceptionKind {
  return !pause && stretchesPause(segment, before) ? 'long-break' : 'not-working';
}

function onPause({ actual }: Segment): boolean {
  return actual.state === 'break' || actual.state === 'lunch';
}

/** Whether the agent had already been away like this in the planned pause before. */
function stretchesPause(segment: Segment, before: ClassifiedSegment | undefined): boolean {
  if (before === undefined || before.end !== segment.start) return false;
  if (before.exception === 'long-break') return onPause(segment) || sameState(before, segment);
  const paused =
    before.activity !== null && isPause(before.activity.kind) && before.verdict !== 'not-adherent';
  return paused && (onPause(segment) || sameState(before, segment));
}

function sameState(a: Segment, b: Segment): boolean {
  return a.actual.state === b.actual.state;
}

/**
 * The deviations: neighbouring segments of one kind are one exception.
 * @example
 * listExceptions([]) // => []
 */
export function listExceptions(segments: readonly ClassifiedSegment[]): AdherenceException[] {
  const found: AdherenceException[] = [];
  for (const segment of segments) {
    if (segment.exception === null) continue;
    const last = found.at(-1);
    if (last !== undefined && last.kind === segment.exception && last.end === segment.start) {
      const seconds = (segment.end - last.start) / SECOND_MS;
      found[found.length - 1] = { ...last, end: segment.end, seconds };
    } else {
      found.push(exceptionOf(segment, segment.exception));
    }
  }
  return found;
}

function exceptionOf(segment: ClassifiedSegment, kind: ExceptionKind): AdherenceException {
  const { start, end, activity, actual } = segment;
  const seconds = (end - start) / SECOND_MS;
  return { kind, start, end, seconds, planned: activity?.kind ?? null, actual: actual.state };
}
