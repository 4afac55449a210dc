import { type Instant, SECOND_MS } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { type PlannedKind } from './adherence-map.js';
import { type AgentState } from './agent-state.js';
import { isPause, type PlannedShift } from './plan.js';
import { type Segment } from './segments.js';

export const EXCEPTION_KINDS = [
  'late-start',
  'early-end',
  'long-break',
  'long-meal',
  'short-meal',
  'wrong-block',
  'worked-through-break',
  'not-working',
  'unscheduled',
  'excused-overrun',
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

/** What an approved explanation makes of a deviation. */
export const APPROVED_EFFECTS = ['adherent', 'neutral'] as const;
export type ApprovedEffect = (typeof APPROVED_EFFECTS)[number];

/** A segment with the kind of its deviation; null when it is none. What is excused is none. */
export interface ClassifiedSegment extends Segment {
  readonly exception: Exclude<ExceptionKind, 'excused-overrun'> | null;
  /** Set where an approved explanation counts. */
  readonly approved: ApprovedEffect | null;
}

/**
 * Says of every segment what kind of deviation it is. Before the first work of a shift: `late-start`; after the last
 * one, once the shift is over or the agent has logged off: `early-end`; a shift without any work: `not-working`; a pause
 * that goes on past its end: `long-break` or `long-meal`; work again before a meal that was begun is over: `short-meal`; other work
 * in a pause: `worked-through-break`; work of another kind than planned: `wrong-block`; work outside every shift: `unscheduled`; the
 * rest: `not-working`.
 * @example
 * classifySegments([]) // => []
 */
export function classifySegments(segments: readonly Segment[]): ClassifiedSegment[] {
  const presence = shiftPresence(segments);
  const classified: ClassifiedSegment[] = [];
  for (const segment of segments) {
    const exception = kindOf(segment, classified.at(-1), presence);
    classified.push({ ...segment, exception, approved: null });
  }
  return classified;
}

type Deviation = NonNullable<ClassifiedSegment['exception']>;

interface Presence {
  firstWork: Instant | null;
  lastWork: Instant | null;
  /** How far the segments reach into the shift. */
  seenUntil: Instant;
}

function works({ actual, map }: Segment): boolean {
  return map.workStates.includes(actual.state);
}

function shiftPresence(segments: readonly Segment[]): Map<PlannedShift, Presence> {
  const presence = new Map<PlannedShift, Presence>();
  for (const segment of segments) {
    const { shift, start, end } = segment;
    if (shift === null) continue;
    const seen = presence.get(shift) ?? { firstWork: null, lastWork: null, seenUntil: end };
    if (works(segment)) {
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
): Deviation | null {
  const { shift, activity, verdict, excused } = segment;
  if (shift === null || activity === null) return works(segment) && !excused ? 'unscheduled' : null;
  if (verdict !== 'not-adherent') return null;
  const pause = isPause(activity.kind);
  if (works(segment)) return pause ? workInPause(segment, before) : 'wrong-block';
  const stretched = pause ? null : stretchedPause(segment, before);
  if (stretched !== null && onPause(segment)) return stretched;
  return absenceKind(segment, shift, presence) ?? stretched ?? 'not-working';
}

/** A meal that was begun and broken off is short; whoever never went has worked through it. */
function workInPause(segment: Segment, before: ClassifiedSegment | undefined): Deviation {
  if (segment.activity?.kind !== 'meal' || before?.activity !== segment.activity)
    return 'worked-through-break';
  const taken = before.verdict === 'adherent' || (before.verdict === 'neutral' && isAway(before));
  return taken || before.exception === 'short-meal' ? 'short-meal' : 'worked-through-break';
}

function isAway({ actual, excused }: Segment): boolean {
  return !excused && actual.state !== 'unknown';
}

function absenceKind(
  segment: Segment,
  shift: PlannedShift,
  presence: ReadonlyMap<PlannedShift, Presence>,
): Deviation | null {
  const seen = presence.get(shift);
  if (seen === undefined) return null;
  const over = seen.seenUntil >= shift.end;
  if (seen.firstWork === null || seen.lastWork === null) return over ? 'not-working' : 'late-start';
  if (segment.end <= seen.firstWork) return 'late-start';
  const leaves = over || segment.actual.state === 'offline';
  return segment.start >= seen.lastWork && leaves ? 'early-end' : null;
}

function onPause({ actual }: Segment): boolean {
  return actual.state === 'break' || actual.state === 'lunch';
}

/** The planned pause that the agent had been away in before, and still is, by the kind of deviation that this makes. */
function stretchedPause(
  segment: Segment,
  before: ClassifiedSegment | undefined,
): 'long-break' | 'long-meal' | null {
  if (before === undefined || before.end !== segment.start) return null;
  if (!onPause(segment) && !sameState(before, segment)) return null;
  if (before.exception === 'long-break' || before.exception === 'long-meal') return before.exception;
  const paused =
    before.activity !== null && isPause(before.activity.kind) && before.verdict !== 'not-adherent';
  if (!paused) return null;
  return before.activity?.kind === 'meal' ? 'long-meal' : 'long-break';
}

function sameState(a: Segment, b: Segment): boolean {
  return a.actual.state === b.actual.state;
}

/**
 * The deviations and the calls that were let run over: neighbouring segments of one kind are one exception.
 * @example
 * listExceptions([]) // => []
 */
export function listExceptions(segments: readonly ClassifiedSegment[]): AdherenceException[] {
  const found: AdherenceException[] = [];
  for (const segment of segments) {
    const kind = exceptionKind(segment);
    if (kind === null) continue;
    const last = found.at(-1);
    if (last !== undefined && last.kind === kind && last.end === segment.start) {
      const seconds = (segment.end - last.start) / SECOND_MS;
      found[found.length - 1] = { ...last, end: segment.end, seconds };
    } else {
      found.push(exceptionOf(segment, kind));
    }
  }
  return found;
}

/**
 * Under which kind a segment is listed; null when all is as planned.
 * @example
 * exceptionKind({ exception: null, excused: true }) // => 'excused-overrun'
 */
export function exceptionKind({
  exception,
  excused,
}: Pick<ClassifiedSegment, 'exception' | 'excused'>): ExceptionKind | null {
  return exception ?? (excused ? 'excused-overrun' : null);
}

function exceptionOf(segment: ClassifiedSegment, kind: ExceptionKind): AdherenceException {
  const { start, end, activity, actual } = segment;
  const seconds = (end - start) / SECOND_MS;
  return { kind, start, end, seconds, planned: activity?.kind ?? null, actual: actual.state };
}
