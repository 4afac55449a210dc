import { type Instant } from '../time/instant.js';
import { type Interval } from '../time/interval.js';
import { type ExceptionKind } from './engine/exceptions.js';
import {
  type Approval,
  effectOf,
  type ExplanationEntry,
  type ExplanationReason,
  type ExplanationStatus,
  type PlannedPart,
  standingOf,
} from './engine/explanation.js';

/** An entry with its author's name, as it was then. */
export interface SignedEntry extends ExplanationEntry {
  readonly authorName: string;
}

/** Whose time it is about: exactly one is set. */
export interface ExplainedWhom {
  readonly agentId: number | null;
  readonly teamId: number | null;
  readonly siteId: number | null;
}

/** A span that somebody has explained, with everything that was ever written to it. */
export interface Explanation extends Interval, ExplainedWhom {
  readonly id: number;
  /** Of the deviation; null where it is for everybody of a team or site. */
  readonly kind: ExceptionKind | null;
  readonly planned: readonly PlannedPart[] | null;
  /** The published schedules that it was explained against, as `id:version`. */
  readonly planVersions: readonly string[];
  readonly status: ExplanationStatus;
  readonly reason: ExplanationReason;
  readonly history: readonly SignedEntry[];
}

export type NewExplanation = Omit<Explanation, 'id' | 'status' | 'reason' | 'history'>;

/** As it stood by then; null when it was not yet written. */
export function explanationAsOf(
  explanation: NewExplanation & Pick<Explanation, 'id'>,
  entries: readonly SignedEntry[],
  decidedBy: Instant | null,
): Explanation | null {
  const history = entries.filter(({ at }) => decidedBy === null || at <= decidedBy);
  const standing = standingOf(history);
  return standing === null ? null : { ...explanation, ...standing, history };
}

/** What of it counts in figures. */
export function approvalsOf(explanations: readonly Explanation[]): Approval[] {
  return explanations
    .filter(({ status }) => status === 'approved')
    .map(({ id, start, end, planned, reason }) => ({
      explanationId: id,
      ...{ start, end, planned, effect: effectOf(reason) },
    }));
}

/** Why, by a code and in words. */
export interface Reasoned {
  readonly reason: ExplanationReason;
  readonly words: string;
}

/** A deviation, or a part of one, that an agent explains. */
export interface ExplanationOrder extends Interval, Reasoned {
  readonly agentId: number;
}

/** One reason for everybody of a team or of a site; exactly one is named. */
export interface WholeOrder extends Interval, Reasoned {
  readonly teamId: number | null;
  readonly siteId: number | null;
}
