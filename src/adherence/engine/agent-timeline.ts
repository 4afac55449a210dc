import { addSeconds, type Instant } from '../../time/instant.js';
import { contains, intersect, type Interval } from '../../time/interval.js';
import { type AgentEvent, effectiveTime, isFutureStamped, orderEvents } from './agent-event.js';
import {
  AGENT_STATES,
  type DerivedState,
  deriveState,
  type ReasonMap,
  UNKNOWN_STATE,
} from './agent-state.js';

/** One login of an agent on one source: the events under its key, and how to read them. */
export interface AgentFeed {
  readonly events: readonly AgentEvent[];
  readonly reasons: ReasonMap;
  /** A state that nothing has confirmed for this long is no longer known; null when silence is normal. */
  readonly freshnessSeconds: number | null;
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
 * not go stale.
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
  const events = orderEvents(feed.events);
  const wanted = intersect(feed.valid, [span]);
  return events.flatMap((event, i) => {
    const start = effectiveTime(event);
    const next = i + 1 < events.length ? effectiveTime(events[i + 1]) : span.end;
    return statesUntil(feed, event, start, next).flatMap((part) => clip(part, wanted));
  });
}

function statesUntil(feed: AgentFeed, event: AgentEvent, start: Instant, end: Instant): StateInterval[] {
  const derived = deriveState(event.declared, event.contacts, feed.reasons);
  const clamped = isFutureStamped(event);
  const stale = feed.freshnessSeconds === null ? end : addSeconds(start, feed.freshnessSeconds);
  if (derived.state === 'offline' || stale >= end) return [{ ...derived, clamped, start, end }];
  return [
    { ...derived, clamped, start, end: stale },
    { ...NOTHING_KNOWN, start: stale, end },
  ];
}

function clip(part: StateInterval, wanted: readonly Interval[]): StateInterval[] {
  return wanted
    .map((span) => ({
      ...part,
      start: Math.max(part.start, span.start) as Instant,
      end: Math.min(part.end, span.end) as Instant,
    }))
    .filter((clipped) => clipped.start < clipped.end);
}

function joinEqual(tiles: readonly StateInterval[]): StateInterval[] {
  const joined: StateInterval[] = [];
  for (const tile of tiles) {
    const last = joined.at(-1);
    if (last !== undefined && likeness(last) === likeness(tile)) {
      joined[joined.length - 1] = { ...last, end: tile.end };
    } else {
      joined.push(tile);
    }
  }
  return joined;
}

function likeness(part: StateInterval): string {
  return JSON.stringify([
    part.state,
    part.direction,
    part.declared,
    part.unmappedReason,
    part.contactIds,
    part.clamped,
  ]);
}
