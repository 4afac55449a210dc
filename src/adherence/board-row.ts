import { HOUR_MS, type Instant } from '../time/instant.js';
import { contains } from '../time/interval.js';
import { localDateOf } from '../time/zoned-time.js';
import { type Agent } from '../workforce/workforce.js';
import { effectiveTime } from './engine/agent-event.js';
import { agentTimeline } from './engine/agent-timeline.js';
import { boardPosition, type BoardPosition } from './engine/board.js';
import { nextBoardChange } from './engine/board-change.js';
import { type Evidence, eventsDeciding } from './evidence.service.js';
import { type MapVersion } from './map-version.js';

/** Where one agent stands. */
export interface BoardRow extends BoardPosition {
  readonly agent: Agent;
  /** When this was so. */
  readonly asOf: Instant;
}

/** What a row is made from. */
export interface BoardSubject {
  readonly agent: Agent;
  readonly evidence: Evidence;
  readonly map: MapVersion;
}

const LOOK_BACK_MS = HOUR_MS;
const LOOK_AHEAD_MS = 12 * HOUR_MS;

/** What has to be known of an agent to say where he stands. */
export function boardSpan(now: Instant) {
  return { start: (now - LOOK_BACK_MS) as Instant, end: (now + LOOK_AHEAD_MS) as Instant };
}

/** The timeline reaches just past now, so that what begins at this very moment is seen. */
export function boardRow({ agent, evidence, map: { map } }: BoardSubject, asOf: Instant): BoardRow {
  const current = evidence.shifts.find((shift) => contains(shift, asOf));
  const lookBack = Math.min(asOf - LOOK_BACK_MS, current?.start ?? asOf) as Instant;
  const until = { start: lookBack, end: (asOf + 1) as Instant };
  const feeds = evidence.feeds.map((feed) => ({ ...feed, events: eventsDeciding(feed, until) }));
  // Words that still speak may be old; what they say together has been so since the last of them.
  const since = feeds.flatMap(({ events }) => lastBefore(events.map(effectiveTime), lookBack));
  const start = Math.min(lookBack, ...since) as Instant;
  const timeline = agentTimeline(feeds, { start, end: until.end });
  return { agent, asOf, ...boardPosition(evidence.shifts, timeline, map, asOf) };
}

function lastBefore(times: readonly Instant[], moment: Instant): Instant[] {
  const before = times.filter((time) => time < moment);
  return before.length === 0 ? [] : [Math.max(...before) as Instant];
}

/** When the row changes if nothing more is heard. */
export function nextRowChange({ evidence, map: { map } }: BoardSubject, row: BoardRow): Instant | null {
  return nextBoardChange(row, evidence, map, row.asOf);
}

export function employedAt(agent: Agent, now: Instant): boolean {
  const today = localDateOf(now, agent.zone);
  return agent.hiredOn <= today && (agent.leftOn === null || today <= agent.leftOn);
}

/**
 * A row has changed when more has than the moment it was looked at. What has been so for longer than is looked back begins where the look
 * does, and moves on with it: that is no change.
 */
export function likeness(row: BoardRow): string {
  const moving = row.asOf - LOOK_BACK_MS;
  const fixed = (since: Instant) => (since === moving ? null : since);
  const actual = { ...row.actual, start: fixed(row.actual.start), end: 0 };
  return JSON.stringify({ ...row, asOf: 0, actual, statusSince: fixed(row.statusSince) });
}
