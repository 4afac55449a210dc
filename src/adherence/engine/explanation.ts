import { type Instant } from '../../time/instant.js';
import { type Interval, overlaps } from '../../time/interval.js';
import { type PlannedKind } from './adherence-map.js';
import { type ApprovedEffect, type ClassifiedSegment } from './exceptions.js';
import { type PlannedShift } from './plan.js';

/** Why a deviation was none of the agent's doing, and what an approved one makes of the time. */
export const EXPLANATION_REASONS = [
  { code: 'system-down', effect: 'neutral', words: 'The system was down' },
  { code: 'power-or-network', effect: 'neutral', words: 'No power or no network' },
  { code: 'customer-call', effect: 'adherent', words: 'A customer’s call went on' },
  { code: 'customer-follow-up', effect: 'adherent', words: 'Work for a customer after the call' },
  { code: 'coaching-with-lead', effect: 'adherent', words: 'Coaching or a talk with the lead' },
  { code: 'asked-by-lead', effect: 'adherent', words: 'The lead asked for it' },
  { code: 'state-shown-wrong', effect: 'adherent', words: 'At work, but telephony showed it wrong' },
  { code: 'time-off-agreed', effect: 'neutral', words: 'Time off was agreed' },
  { code: 'unwell', effect: 'neutral', words: 'Unwell' },
  { code: 'other', effect: 'neutral', words: 'Something else' },
] as const satisfies readonly {
  readonly code: string;
  readonly effect: ApprovedEffect;
  readonly words: string;
}[];
export type ExplanationReason = (typeof EXPLANATION_REASONS)[number]['code'];

export const EXPLANATION_ACTIONS = ['explained', 'withdrawn', 'approved', 'declined', 'reopened'] as const;
export type ExplanationAction = (typeof EXPLANATION_ACTIONS)[number];

export const EXPLANATION_STATUSES = ['pending', 'withdrawn', 'approved', 'declined'] as const;
export type ExplanationStatus = (typeof EXPLANATION_STATUSES)[number];

/** One step of an explanation's history; steps are added and never changed. */
export interface ExplanationEntry {
  readonly action: ExplanationAction;
  /** Set where it is explained. */
  readonly reason: ExplanationReason | null;
  readonly words: string;
  readonly authorId: number;
  readonly at: Instant;
}

const NEXT: Readonly<Record<ExplanationStatus, readonly ExplanationAction[]>> = {
  pending: ['explained', 'withdrawn', 'approved', 'declined'],
  withdrawn: ['explained'],
  approved: ['reopened'],
  declined: ['explained', 'reopened'],
};

const STATUS_AFTER: Readonly<Record<ExplanationAction, ExplanationStatus>> = {
  explained: 'pending',
  withdrawn: 'withdrawn',
  approved: 'approved',
  declined: 'declined',
  reopened: 'pending',
};

/** Where an explanation stands. */
export interface ExplanationStanding {
  readonly status: ExplanationStatus;
  readonly reason: ExplanationReason;
}

/**
 * Where the entries, in the order of writing, lead to; null before the first.
 * @example
 * standingOf([{ action: 'explained', reason: 'unwell' }, { action: 'approved', reason: null }]) // => { status: 'approved', reason: 'unwell' }
 */
export function standingOf(
  entries: readonly Pick<ExplanationEntry, 'action' | 'reason'>[],
): ExplanationStanding | null {
  const last = entries.at(-1);
  const reason = entries.findLast((entry) => entry.reason !== null)?.reason ?? null;
  return last === undefined || reason === null ? null : { status: STATUS_AFTER[last.action], reason };
}

/**
 * Whether the action may come next.
 * @example
 * mayFollow('approved', 'declined') // => false
 */
export function mayFollow(status: ExplanationStatus, action: ExplanationAction): boolean {
  return NEXT[status].includes(action);
}

/**
 * What an approved explanation of this reason makes of the time.
 * @example
 * effectOf('customer-call') // => 'adherent'
 */
export function effectOf(reason: ExplanationReason): ApprovedEffect {
  return EXPLANATION_REASONS.find(({ code }) => code === reason)?.effect ?? 'neutral';
}

/** A stretch of the plan, for telling whether it has changed. */
export interface PlannedPart extends Interval {
  readonly kind: PlannedKind;
}

/**
 * What is planned within a span, cut to it and in order.
 * @example
 * plannedWithin([], { start: instant(0), end: instant(1) }) // => []
 */
export function plannedWithin(shifts: readonly PlannedShift[], span: Interval): PlannedPart[] {
  const parts: PlannedPart[] = [];
  const activities = shifts.flatMap((shift) => shift.activities).sort((a, b) => a.start - b.start);
  for (const { kind, start, end } of activities) {
    if (!overlaps({ start, end }, span)) continue;
    const cut = {
      kind,
      start: Math.max(start, span.start) as Instant,
      end: Math.min(end, span.end) as Instant,
    };
    const last = parts.at(-1);
    if (last?.kind === kind && last.end === cut.start) parts[parts.length - 1] = { ...last, end: cut.end };
    else parts.push(cut);
  }
  return parts;
}

/** An approved explanation: exactly this span, as it was planned then. */
export interface Approval extends Interval {
  readonly explanationId: number;
  readonly effect: ApprovedEffect;
  /** What was planned in the span when it was explained; null when it counts whatever is planned. */
  readonly planned: readonly PlannedPart[] | null;
}

/**
 * Those approvals that count against this plan: where the plan of the span has been changed since, what was approved is no longer what
 * happened.
 * @example
 * standingApprovals([{ start: instant(0), end: instant(1), planned: null }], []).length // => 1
 */
export function standingApprovals<T extends Approval>(
  approvals: readonly T[],
  shifts: readonly PlannedShift[],
): T[] {
  return approvals.filter(
    (approval) =>
      approval.planned === null ||
      JSON.stringify(approval.planned) === JSON.stringify(plannedWithin(shifts, approval)),
  );
}

/**
 * Deviations within approved spans become adherent or neutral; everything else stays as it is.
 * @example
 * applyApprovals([], []) // => []
 */
export function applyApprovals(
  segments: readonly ClassifiedSegment[],
  approvals: readonly Approval[],
): readonly ClassifiedSegment[] {
  if (approvals.length === 0) return segments;
  const inOrder = [...approvals].sort((a, b) => a.start - b.start || a.explanationId - b.explanationId);
  return segments.flatMap((segment) =>
    segment.exception === null ? [segment] : approvedParts(segment, inOrder),
  );
}

function approvedParts(segment: ClassifiedSegment, approvals: readonly Approval[]): ClassifiedSegment[] {
  const parts: ClassifiedSegment[] = [];
  let at = segment.start;
  for (const { start, end, effect } of approvals) {
    const from = Math.max(at, start) as Instant;
    const to = Math.min(segment.end, end) as Instant;
    if (from >= to) continue;
    if (from > at) parts.push({ ...segment, start: at, end: from });
    const verdict = segment.verdict === null ? null : effect;
    parts.push({ ...segment, start: from, end: to, verdict, exception: null, approved: effect });
    at = to;
  }
  return at < segment.end ? [...parts, { ...segment, start: at }] : parts;
}
