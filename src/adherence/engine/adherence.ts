import { addSeconds, type Instant, SECOND_MS } from '../../time/instant.js';
import { type Interval, overlaps } from '../../time/interval.js';
import { type TimeZone } from '../../time/zoned-time.js';
import { type AdherenceMap } from './adherence-map.js';
import { type StateInterval } from './agent-timeline.js';
import {
  type AdherenceException,
  type ClassifiedSegment,
  classifySegments,
  listExceptions,
} from './exceptions.js';
import { type Approval, applyApprovals, standingApprovals } from './explanation.js';
import { type Amounts, type FormulaId, type Ratio, ratioOf } from './formulas/formula.js';
import { FORMULAS } from './formulas/registry.js';
import { type PlannedShift } from './plan.js';
import { cutSegments } from './segments.js';

/** As of when a figure was made. Asking again with it gives the same figure, whatever has been written since. */
export interface AsOf {
  /** Of the maps: each as it was when this was the newest version of any. */
  readonly mapVersion: number;
  /** Of the reason maps of sources, in the same way. */
  readonly reasonMapVersion: number;
  /** The plan as it was published by then. */
  readonly publishedBy: Instant;
  /** Events that were stored by then. */
  readonly storedBy: Instant;
  /** Whom logins belong to, as it was known by then. */
  readonly mappedBy: Instant;
  /** Explanations and decisions that were written by then. */
  readonly decidedBy: Instant;
}

/** Which inputs, in which versions, a figure was made from: the same passport gives the same figure. */
export interface InputVersions {
  /** Published schedules, as `id:version`, with `+n` where they had been changed n times since; sorted. */
  readonly planVersions: readonly string[];
  /** The versions of the maps that judged, sorted. */
  readonly mapVersions: readonly number[];
  /** The versions of the reason maps that read the events, sorted. */
  readonly reasonMapVersions: readonly number[];
  /** The newest stored event that the timeline was made from; null when there was none. */
  readonly lastEventId: number | null;
  /** How many stored events the timeline was made from; it grows with every late one. */
  readonly timelineRevision: number;
  /** null where nothing is kept, as in a file. */
  readonly asOf: AsOf | null;
}

/** The formula's id; with approved explanations counted in, it ends in `.with-approvals`. */
export type FigureId = FormulaId | `${FormulaId}.with-approvals`;

/** What every figure of a span was made from. */
export interface Provenance extends InputVersions {
  readonly zone: TimeZone;
  readonly span: Interval;
  /** The span is not over, or late events may still come: the figure may change. */
  readonly provisional: boolean;
  /** Approved explanations that were counted in; none where they do not count. */
  readonly approvals: readonly number[];
}

export interface Passport extends Provenance {
  readonly formula: FigureId;
}

export interface Figure extends Ratio {
  readonly passport: Passport;
}

/** A span cut where plan or timeline change, with what each piece is. */
export interface JudgedSpan {
  readonly exceptions: readonly AdherenceException[];
  readonly segments: readonly ClassifiedSegment[];
  /** With approved explanations counted in; the same where none are. */
  readonly approvedSegments: readonly ClassifiedSegment[];
  /** Of figures with approvals. */
  readonly passport: Provenance;
}

export interface AdherenceResult extends JudgedSpan {
  /** By every formula, as it happened. */
  readonly figures: readonly Figure[];
  /** The same, with approved explanations counted in. */
  readonly approvedFigures: readonly Figure[];
}

/** What a span is judged by. `timeline` covers the span and, as far as is known, every shift that overlaps it. */
export interface AdherenceInput {
  readonly span: Interval;
  /** When the whole is over that the span is the part so far of; its end when left out. */
  readonly wholeEnd?: Instant;
  readonly zone: TimeZone;
  readonly shifts: readonly PlannedShift[];
  readonly timeline: readonly StateInterval[];
  /** For activities that bring none of their own, and for time outside shifts. */
  readonly map: AdherenceMap;
  readonly versions: InputVersions;
  readonly now: Instant;
  /** How late the source may deliver: younger figures are provisional. */
  readonly latenessSeconds: number;
  readonly approvals?: readonly Approval[];
}

/**
 * Plan against timeline: every formula over the span with its passport, and the deviations. Whole shifts are looked at, so
 * that a span that begins inside one still knows its late start; what is counted is cut to the span.
 * @example
 * evaluateAdherence({ span: { start: instant(0), end: instant(1) }, shifts: [], timeline: [], map: { forgivenSeconds: 0 }, now: instant(0), latenessSeconds: 0 }).exceptions // => []
 */
export function evaluateAdherence(input: AdherenceInput): AdherenceResult {
  const judged = judgeSpan(input);
  const { segments, approvedSegments, passport } = judged;
  return {
    ...judged,
    figures: figuresOf(segments, (formula) => ({ ...passport, formula, approvals: [] })),
    approvedFigures: figuresOf(approvedSegments, (id) => ({
      ...passport,
      formula: `${id}.with-approvals` as const,
    })),
  };
}

/**
 * The pieces that figures are made from, for those who add them up first.
 * @example
 * judgeSpan({ span: { start: instant(0), end: instant(1) }, shifts: [], timeline: [], map: {}, now: instant(0), latenessSeconds: 0 }).segments // => []
 */
export function judgeSpan(input: AdherenceInput): JudgedSpan {
  const { span, shifts, versions, zone } = input;
  const classified = classifySegments(cutSegments(shifts, input.timeline, input.map));
  const exceptions = clipExceptions(listExceptions(classified), span);
  const approvals = standingApprovals(input.approvals ?? [], shifts).filter((each) => overlaps(each, span));
  const segments = forgive(classified).flatMap((segment) => clip(segment, span));
  const approvedSegments = applyApprovals(segments, approvals);
  const provisional = (input.wholeEnd ?? span.end) > addSeconds(input.now, -input.latenessSeconds);
  const ids = approvals.map(({ explanationId }) => explanationId).sort((a, b) => a - b);
  const passport = { ...versions, zone, span, provisional, approvals: ids };
  return { exceptions, segments, approvedSegments, passport };
}

function figuresOf(
  segments: readonly ClassifiedSegment[],
  passportOf: (id: FormulaId) => Passport,
): Figure[] {
  return amountsOf(segments).map(([id, amounts]) => ({ ...ratioOf(amounts), passport: passportOf(id) }));
}

/**
 * The amounts of every formula over the segments, in the order in which figures are shown.
 * @example
 * amountsOf([]).map(([id]) => id)[0] // => 'adherence.standard'
 */
export function amountsOf(segments: readonly ClassifiedSegment[]): (readonly [FormulaId, Amounts])[] {
  return FORMULAS.map((formula) => [formula.id, formula.of(segments)] as const);
}

function clip<T extends Interval>(piece: T, span: Interval): T[] {
  const start = Math.max(piece.start, span.start) as Instant;
  const end = Math.min(piece.end, span.end) as Instant;
  if (start >= end) return [];
  return start === piece.start && end === piece.end ? [piece] : [{ ...piece, start, end }];
}

function clipExceptions(exceptions: readonly AdherenceException[], span: Interval): AdherenceException[] {
  return exceptions
    .flatMap((exception) => clip(exception, span))
    .map((exception) => ({ ...exception, seconds: (exception.end - exception.start) / SECOND_MS }));
}

/** The first seconds of every deviation count as adherent, where its map says so. */
function forgive(segments: readonly ClassifiedSegment[]): ClassifiedSegment[] {
  if (segments.every(({ map }) => map.forgivenSeconds === 0)) return [...segments];
  const deviations = listExceptions(segments).filter(({ kind }) => kind !== 'excused-overrun');
  return segments.flatMap((segment) => {
    if (segment.exception === null) return [segment];
    const deviation = deviations.find((each) => overlaps(each, segment));
    if (deviation === undefined) return [segment];
    const until = addSeconds(deviation.start, segment.map.forgivenSeconds);
    const counted: ClassifiedSegment = {
      ...segment,
      verdict: segment.verdict === null ? null : 'adherent',
      exception: null,
    };
    return [
      ...clip(counted, { start: segment.start, end: until }),
      ...clip(segment, { start: Math.max(segment.start, until) as Instant, end: segment.end }),
    ];
  });
}
