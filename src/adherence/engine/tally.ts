import { type Instant, SECOND_MS } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { type AgentState } from './agent-state.js';
import { amountsOf } from './adherence.js';
import { type ClassifiedSegment, exceptionKind, type ExceptionKind } from './exceptions.js';
import { type Amounts, type FormulaId, sumAmounts } from './formulas/formula.js';

/** Seconds of one or many agents over one interval, ready to be added to others. */
export interface Tally {
  readonly amounts: readonly (readonly [FormulaId, Amounts])[];
  /** With approved explanations counted in. */
  readonly approvedAmounts: readonly (readonly [FormulaId, Amounts])[];
  readonly exceptionSeconds: Readonly<Partial<Record<ExceptionKind, number>>>;
  /** On calls, with hold, dialling and after-call work. */
  readonly handlingSeconds: number;
  /** The same and waiting for calls. */
  readonly staffedSeconds: number;
}

const HANDLING: readonly AgentState[] = [
  'on-hold',
  'on-inbound-call',
  'on-outbound-call',
  'on-call-unknown',
  'dialling',
  'after-call-work',
];
const WAITING: readonly AgentState[] = ['ringing', 'available'];

/**
 * What segments amount to.
 * @example
 * tallyOf([], []).staffedSeconds // => 0
 */
export function tallyOf(
  segments: readonly ClassifiedSegment[],
  approvedSegments: readonly ClassifiedSegment[],
): Tally {
  const exceptionSeconds: Partial<Record<ExceptionKind, number>> = {};
  let [handling, waiting] = [0, 0];
  for (const segment of segments) {
    const seconds = (segment.end - segment.start) / SECOND_MS;
    const kind = exceptionKind(segment);
    if (kind !== null) exceptionSeconds[kind] = (exceptionSeconds[kind] ?? 0) + seconds;
    if (HANDLING.includes(segment.actual.state)) handling += seconds;
    if (WAITING.includes(segment.actual.state)) waiting += seconds;
  }
  const amounts = amountsOf(segments);
  return {
    amounts,
    approvedAmounts: approvedSegments === segments ? amounts : amountsOf(approvedSegments),
    exceptionSeconds,
    handlingSeconds: handling,
    staffedSeconds: handling + waiting,
  };
}

/**
 * Several tallies as one: seconds are added, percentages never averaged.
 * @example
 * sumTallies([tallyOf([], []), tallyOf([], [])]).handlingSeconds // => 0
 */
export function sumTallies(tallies: readonly Tally[]): Tally {
  const exceptionSeconds: Partial<Record<ExceptionKind, number>> = {};
  for (const tally of tallies) {
    for (const [kind, seconds] of Object.entries(tally.exceptionSeconds) as [ExceptionKind, number][]) {
      exceptionSeconds[kind] = (exceptionSeconds[kind] ?? 0) + seconds;
    }
  }
  return {
    amounts: sumByFormula(tallies.map(({ amounts }) => amounts)),
    approvedAmounts: sumByFormula(tallies.map(({ approvedAmounts }) => approvedAmounts)),
    exceptionSeconds,
    handlingSeconds: tallies.reduce((sum, { handlingSeconds }) => sum + handlingSeconds, 0),
    staffedSeconds: tallies.reduce((sum, { staffedSeconds }) => sum + staffedSeconds, 0),
  };
}

function sumByFormula(parts: readonly Tally['amounts'][]): Tally['amounts'] {
  const ids = (parts.at(0) ?? []).map(([id]) => id);
  return ids.map((id, at) => [id, sumAmounts(parts.map((part) => part[at][1]))] as const);
}

/**
 * Pieces cut at the edges of the buckets, by bucket. Both are in order; what lies in no bucket is left out.
 * @example
 * byBucket([{ start: instant(0), end: instant(4) }], [{ start: instant(1), end: instant(2) }])[0].length // => 1
 */
export function byBucket<T extends Interval>(pieces: readonly T[], buckets: readonly Interval[]): T[][] {
  const cut: T[][] = buckets.map(() => []);
  let first = 0;
  for (const piece of pieces) {
    while (first < buckets.length && buckets[first].end <= piece.start) first++;
    for (let at = first; at < buckets.length && buckets[at].start < piece.end; at++) {
      const start = Math.max(piece.start, buckets[at].start) as Instant;
      const end = Math.min(piece.end, buckets[at].end) as Instant;
      if (start >= end) continue;
      cut[at].push(start === piece.start && end === piece.end ? piece : { ...piece, start, end });
    }
  }
  return cut;
}
