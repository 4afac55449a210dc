import { addSeconds, type Instant } from '../../time/instant.js';
import { contains, intersect, type Interval, subtract } from '../../time/interval.js';
import { type AgentEvent, orderEvents } from './agent-event.js';
import {
  AGENT_STATES,
  type DerivedState,
  deriveState,
  type ReasonMap,
  UNKNOWN_STATE,
} from './agent-state.js';
import { type Situation, situations } from './situation.js';

/** One login of an agent on one source: the events under its key, and how to read them. */
export interface AgentFeed {
  readonly events: readonly AgentEvent[];
  readonly reasons: ReasonMap;
  /** A state that nothing has confirmed for this long is no longer known; null when silence is normal. */
  readonly freshnessSeconds: number | null;
  /** When the source was listened to without a gap: while that lasts, silence means that nothing has changed. */
  readonly heard?: readonly Interval[];
  /** When the key belonged to the agent. */
  readonly valid: readonly Interval[];
}

export interface StateInterval extends Interval, DerivedState {
  /** The event's own stamp lay in the future; it counts from when it was received. */
  readonly clamped: boolean;
}

/**
 * What an agent did in a span: intervals that tile it without gap, from the *set* of his events. Their order of arrival,
 * copies and lateness make no difference. Of several logins the most telling one speaks (a call before a break before
 * `unknown` before `offline`). Time before the first event, and after a state went stale, is `unknown`; `offline` does
 * not go stale, and nothing does while the source is heard.
 * @example
 * agentTimeline([], { start: instant(0), end: instant(1000) }).map((s) => s.state) // => ['unknown']
 */
export function agentTimeline(feeds: readonly AgentFeed[], span: Interval): StateInterval[] {
  const perFeed = feeds.map((feed) => feedTimeline(feed, span));
  const cuts = new Set<Instant>([span.start]);
  for (const part of perFeed.flat()) cuts.add(part.start).add(part.end);
  const starts = [...cuts].filter((at) => contains(span, at)).sort((a, b) => a - b);
  const walkers = perFeed.map((parts) => ({ parts, next: 0 }));
  const tiles = starts.map((start, i): StateInterval => {
    const known = walkers.map((walker) => partAt(walker, start)).filter((part) => part !== undefined);
    const speaks = known.sort((a, b) => rank(a) - rank(b))[0];
    return { ...(speaks ?? NOTHING_KNOWN), start, end: starts[i + 1] ?? span.end };
  });
  return joinEqual(tiles);
}

const NOTHING_KNOWN = { ...UNKNOWN_STATE, clamped: false };

function rank(part: DerivedState): number {
  return AGENT_STATES.indexOf(part.state);
}

function partAt(
  walker: { readonly parts: readonly StateInterval[]; next: number },
  at: Instant,
): StateInterval | undefined {
  while (walker.next < walker.parts.length && walker.parts[walker.next].end <= at) walker.next++;
  const part = walker.parts.at(walker.next);
  return part !== undefined && part.start <= at ? part : undefined;
}

function feedTimeline(feed: AgentFeed, span: Interval): StateInterval[] {
  const wanted = intersect(feed.valid, [span]);
  return situations(orderEvents(feed.events), span.end).flatMap((situation) =>
    statesOf(feed, situation).flatMap((part) => clip(part, wanted)),
  );
}

function statesOf(feed: AgentFeed, situation: Situation): StateInterval[] {
  const { declared, contacts, clamped, start, end } = situation;
  const derived = deriveState(declared, contacts, feed.reasons);
  if (derived.state === 'offline' || feed.freshnessSeconds === null) {
    return [{ ...derived, clamped, start, end }];
  }
  const fresh = intersect(freshSpans(feed, feed.freshnessSeconds, situation), [{ start, end }]);
  const stale = subtract([{ start, end }], fresh);
  return [
    ...fresh.map((part) => ({ ...derived, clamped, ...part })),
    ...stale.map((part) => ({ ...NOTHING_KNOWN, ...part })),
  ].sort((a, b) => a.start - b.start);
}

/** From its last event on, and from each time on at which its source was heard of since. */
function freshSpans(
  { heard = [] }: AgentFeed,
  freshnessSeconds: number,
  { confirmed, end }: Situation,
): Interval[] {
  const since = heard.filter((span) => span.end >= confirmed && span.start < end);
  const spans = [{ start: confirmed, end: confirmed }, ...since];
  return spans.map((span) => ({
    start: Math.max(span.start, confirmed) as Instant,
    end: addSeconds(span.end, freshnessSeconds),
  }));
}

function clip(part: StateInterval, wanted: readonly Interval[]): StateInterval[] {
  return wanted.flatMap((span) => {
    const start = Math.max(part.start, span.start) as Instant;
    const end = Math.min(part.end, span.end) as Instant;
    if (start >= end) return [];
    return start === part.start && end === part.end ? [part] : [{ ...part, start, end }];
  });
}

function joinEqual(tiles: readonly StateInterval[]): StateInterval[] {
  const joined: StateInterval[] = [];
  for (const tile of tiles) {
    const last = joined.at(-1);
    if (last !== undefined && isAlike(last, tile)) {
      joined[joined.length - 1] = { ...last, end: tile.end };
    } else {
      joined.push(tile);
    }
  }
  return joined;
}

/** Compared field by field: a day of a large site has hundreds of thousands of them. */
function isAlike(a: StateInterval, b: StateInterval): boolean {
  return (
    a.state === b.state &&
    a.direction === b.direction &&
    a.clamped === b.clamped &&
    a.unmappedReason === b.unmappedReason &&
    a.declared?.code === b.declared?.code &&
    a.declared?.reasonCode === b.declared?.reasonCode &&
    a.declared?.reasonLabel === b.declared?.reasonLabel &&
    a.contactIds.length === b.contactIds.length &&
    a.contactIds.every((id, i) => id === b.contactIds[i])
  );
}
