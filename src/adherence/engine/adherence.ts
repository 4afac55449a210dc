import { addSeconds, type Instant, SECOND_MS } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { type TimeZone } from '../../time/zoned-time.js';
import { type AdherenceMap } from './adherence-map.js';
import { type StateInterval } from './agent-timeline.js';
import {
  type AdherenceException,
  type ClassifiedSegment,
  classifySegments,
  listExceptions,
} from './exceptions.js';
import { type FormulaId, type Ratio } from './formulas/formula.js';
import { FORMULAS } from './formulas/registry.js';
import { type PlannedShift } from './plan.js';
import { cutSegments } from './segments.js';

/** Which inputs, in which versions, a figure was made from: the same passport gives the same figure. */
export interface InputVersions {
  /** Published schedules, as `id:version`, sorted. */
  readonly planVersions: readonly string[];
  readonly mapVersion: number;
  /** The newest stored event that the timeline was made from; null when there was none. */
  readonly lastEventId: number | null;
  /** How many stored events the timeline was made from; it grows with every late one. */
  readonly timelineRevision: number;
}

export interface Passport extends InputVersions {
  readonly formula: FormulaId;
  readonly zone: TimeZone;
  readonly span: Interval;
  /** Late events may still change the figure. */
  readonly provisional: boolean;
}

export interface Figure extends Ratio {
  readonly passport: Passport;
}

export interface AdherenceResult {
  readonly figures: readonly Figure[];
  readonly exceptions: readonly AdherenceException[];
  readonly segments: readonly ClassifiedSegment[];
}

/** What a span is judged by. `timeline` covers the span and, as far as is known, every shift that overlaps it. */
export interface AdherenceInput {
  readonly span: Interval;
  readonly zone: TimeZone;
  readonly shifts: readonly PlannedShift[];
  readonly timeline: readonly StateInterval[];
  readonly map: AdherenceMap;
  readonly versions: InputVersions;
  readonly now: Instant;
  /** How late the source may deliver: younger figures are provisional. */
  readonly latenessSeconds: number;
}

/**
 * Plan against timeline: every formula over the span with its passport, and the deviations. Whole shifts are looked at, so
 * that a span that begins inside one still knows its late start; what is counted is cut to the span.
 * @example
 * evaluateAdherence({ span: { start: instant(0), end: instant(1) }, shifts: [], timeline: [], map: { forgivenSeconds: 0 }, now: instant(0), latenessSeconds: 0 }).exceptions // => []
 */
export function evaluateAdherence(input: AdherenceInput): AdherenceResult {
  const classified = classifySegments(cutSegments(input.shifts, input.timeline, input.map), input.map);
  const exceptions = clipExceptions(listExceptions(classified), input.span);
  const segments = forgive(classified, input.map).flatMap((segment) => clip(segment, input.span));
  const provisional = input.span.end > addSeconds(input.now, -input.latenessSeconds);
  const figures = FORMULAS.map((formula): Figure => {
    const { span, zone, versions, map } = input;
    const passport = { ...versions, formula: formula.id, zone, span, provisional };
    return { ...formula.of(segments, map), passport };
  });
  return { figures, exceptions, segments };
}

function clip<T extends Interval>(piece: T, span: Interval): T[] {
  const start = Math.max(piece.start, span.start) as Instant;
  const end = Math.min(piece.end, span.end) as Instant;
  return start < end ? [{ ...piece, start, end }] : [];
}

function clipExceptions(exceptions: readonly AdherenceException[], span: Interval): AdherenceException[] {
  return exceptions
    .flatMap((exception) => clip(exception, span))
    .map((exception) => ({ ...exception, seconds: (exception.end - exception.start) / SECOND_MS }));
}

/** The first seconds of every deviation count as adherent, where the map says so. */
function forgive(segments: readonly ClassifiedSegment[], map: AdherenceMap): ClassifiedSegment[] {
  if (map.forgivenSeconds === 0) return [...segments];
  const forgiven = listExceptions(segments).map(({ start, end }) => ({
    start,
    end: Math.min(end, addSeconds(start, map.forgivenSeconds)) as Instant,
  }));
  return segments.flatMap((segment) => {
    const span = forgiven.find(
      (f) => segment.exception !== null && f.start < segment.end && segment.start < f.end,
    );
    if (span === undefined) return [segment];
    const counted: ClassifiedSegment = {
      ...segment,
      verdict: segment.verdict === null ? null : 'adherent',
      exception: null,
    };
    return [...clip(counted, span), ...clip(segment, { start: span.end, end: segment.end })];
  });
}
