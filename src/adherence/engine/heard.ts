import { type Instant } from '../../time/instant.js';
import { type Interval, merge, subtract } from '../../time/interval.js';

/** A part of a source (a connection, a shard) and when it was listened to without a gap. */
export interface HeardPart {
  /** When it was heard first, ever. */
  readonly from: Instant;
  /** When it had come to its end; null while it goes on. */
  readonly finishedAt: Instant | null;
  readonly spans: readonly Interval[];
}

const END_OF_TIME = 8.64e15 as Instant;

/**
 * When the whole source was listened to: at all times at which no part of it that had begun, and had not finished, was unheard. Which of its agents
 * a part speaks for is not known, so the silence of one part may be that of anybody.
 * @example
 * heardThroughout([{ from: instant(0), finishedAt: null, spans: [{ start: instant(0), end: instant(9) }] }]) // => [{ start: 0, end: 9 }]
 */
export function heardThroughout(parts: readonly HeardPart[]): Interval[] {
  const unheard = parts.flatMap(({ from, finishedAt, spans }) =>
    subtract([{ start: from, end: finishedAt ?? END_OF_TIME }], spans),
  );
  return subtract(merge(parts.flatMap(({ spans }) => spans)), unheard);
}
