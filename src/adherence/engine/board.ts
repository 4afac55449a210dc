import { addSeconds, type Instant } from '../../time/instant.js';
import { contains } from '../../time/interval.js';
import { type AdherenceMap } from './adherence-map.js';
import { type StateInterval } from './agent-timeline.js';
import { type ClassifiedSegment, classifySegments, type ExceptionKind } from './exceptions.js';
import { type PlannedActivity, type PlannedShift } from './plan.js';
import { cutSegments } from './segments.js';

export const BOARD_STATUSES = [
  'in-adherence',
  'out-of-adherence',
  'unscheduled',
  'excused',
  'unknown',
  'not-scheduled',
] as const;
export type BoardStatus = (typeof BOARD_STATUSES)[number];

/** Where one agent stands now. */
export interface BoardPosition {
  readonly actual: StateInterval;
  readonly planned: PlannedActivity | null;
  readonly next: PlannedActivity | null;
  readonly status: BoardStatus;
  /** The kind of deviation, while there is one. */
  readonly exception: ExceptionKind | null;
  readonly statusSince: Instant;
  /** The deviation has lasted longer than the map's alarm grace. */
  readonly alarm: boolean;
}

/**
 * The position at `now`. `timeline` reaches past `now`, and back to the start of the shift that `now` lies in.
 * @throws RangeError when the timeline does not cover `now`.
 * @example
 * boardPosition([], [{ start: instant(0), end: instant(9), state: 'offline' }], { workStates: [] }, instant(1)).status // => 'not-scheduled'
 */
export function boardPosition(
  shifts: readonly PlannedShift[],
  timeline: readonly StateInterval[],
  map: AdherenceMap,
  now: Instant,
): BoardPosition {
  const actual = timeline.find((interval) => contains(interval, now));
  if (actual === undefined) throw new RangeError(`The timeline does not cover ${now}.`);
  const past = classifySegments(cutSegments(shifts, timeline, map)).filter((s) => s.start <= now);
  const current = past[past.length - 1];
  const statusSince = sinceWhen(past);
  const status = statusOf(current);
  const deviates = status === 'out-of-adherence' || status === 'unscheduled';
  return {
    actual,
    planned: current.activity,
    next: nextActivity(shifts, now),
    status,
    exception: current.exception,
    statusSince,
    alarm: deviates && now >= addSeconds(statusSince, current.map.alarmGraceSeconds),
  };
}

function statusOf(segment: ClassifiedSegment): BoardStatus {
  if (segment.exception === 'unscheduled') return 'unscheduled';
  if (segment.excused) return 'excused';
  if (segment.verdict === null) return 'not-scheduled';
  if (segment.verdict === 'adherent') return 'in-adherence';
  if (segment.verdict === 'not-adherent') return 'out-of-adherence';
  return segment.actual.state === 'unknown' ? 'unknown' : 'in-adherence';
}

/** The start of the unbroken run of segments with the status and kind of the last one. */
function sinceWhen(past: readonly ClassifiedSegment[]): Instant {
  const last = past[past.length - 1];
  let first = last;
  for (let i = past.length - 2; i >= 0; i--) {
    if (statusOf(past[i]) !== statusOf(last) || past[i].exception !== last.exception) break;
    first = past[i];
  }
  return first.start;
}

function nextActivity(shifts: readonly PlannedShift[], now: Instant): PlannedActivity | null {
  const coming = shifts.flatMap((shift) => shift.activities).filter((activity) => activity.start > now);
  return coming.sort((a, b) => a.start - b.start).at(0) ?? null;
}
