import { addSeconds, type Instant } from '../../time/instant.js';
import { type AdherenceMap } from './adherence-map.js';
import { effectiveTime } from './agent-event.js';
import { type AgentFeed } from './agent-timeline.js';
import { type BoardPosition } from './board.js';
import { type PlannedShift } from './plan.js';
import { endOfLife } from './situation.js';

/** What an agent was to do, and what is known of him. */
export interface BoardKnowledge {
  readonly shifts: readonly PlannedShift[];
  readonly feeds: readonly AgentFeed[];
}

/**
 * When a position may change although nothing more is heard: an activity begins or ends, a call has run long enough into a
 * pause or past the shift, a deviation outlasts the alarm's grace, a state goes stale, a contact without news is given up, or a login passes to or from the agent. null when
 * nothing of the kind is to come.
 * @example
 * nextBoardChange({ statusSince: instant(0) }, { shifts: [], feeds: [] }, { alarmGraceSeconds: 120, excusedOverrunSeconds: 0 }, instant(1)) // => 120000
 */
export function nextBoardChange(
  { statusSince }: Pick<BoardPosition, 'statusSince'>,
  { shifts, feeds }: BoardKnowledge,
  map: Pick<AdherenceMap, 'alarmGraceSeconds' | 'excusedOverrunSeconds'>,
  now: Instant,
): Instant | null {
  let next = Infinity;
  const consider = (at: number): void => {
    if (at > now && at < next) next = at;
  };
  consider(addSeconds(statusSince, map.alarmGraceSeconds));
  for (const { start, end, map: own = map } of shifts.flatMap((shift) => shift.activities)) {
    consider(start);
    consider(end);
    consider(addSeconds(start, own.excusedOverrunSeconds));
    consider(addSeconds(end, own.excusedOverrunSeconds));
    consider(addSeconds(statusSince, own.alarmGraceSeconds));
  }
  for (const { events, freshnessSeconds, heard = [], valid } of feeds) {
    for (const { start, end } of valid) {
      consider(start);
      consider(end);
    }
    for (const event of events) consider(endOfLife(event) ?? now);
    if (freshnessSeconds === null || events.length === 0) continue;
    const last = events.reduce((latest, event) => Math.max(latest, effectiveTime(event)), -Infinity);
    for (const end of [last, ...heard.map((span) => span.end)]) {
      consider(addSeconds(end as Instant, freshnessSeconds));
    }
  }
  return next === Infinity ? null : (next as Instant);
}
