import { addSeconds, type Instant } from '../../time/instant.js';
import { type Interval, overlaps } from '../../time/interval.js';
import { type AdherenceMap, type Verdict, verdictOf } from './adherence-map.js';
import { type AgentState } from './agent-state.js';
import { type StateInterval } from './agent-timeline.js';
import { isPause, type PlannedActivity, type PlannedShift } from './plan.js';

/** A stretch of one planned activity (or none) against one actual state. */
export interface Segment extends Interval {
  readonly shift: PlannedShift | null;
  readonly activity: PlannedActivity | null;
  readonly actual: StateInterval;
  /** null outside every shift. */
  readonly verdict: Verdict | null;
  /** Neutral because a call ran into a pause. */
  readonly excused: boolean;
}

/**
 * Cuts plan and timeline where either changes, and judges every piece by the map. Pieces tile the timeline.
 * @example
 * cutSegments([], [], { cells: {} }) // => []
 */
export function cutSegments(
  shifts: readonly PlannedShift[],
  timeline: readonly StateInterval[],
  map: AdherenceMap,
): Segment[] {
  const planned = tilePlan(shifts, timeline);
  const segments: Segment[] = [];
  for (let i = 0, j = 0; i < timeline.length && j < planned.length;) {
    const start = Math.max(timeline[i].start, planned[j].start) as Instant;
    const end = Math.min(timeline[i].end, planned[j].end) as Instant;
    if (start < end) segments.push(...judge({ ...planned[j], start, end }, timeline, i, map));
    if (timeline[i].end <= end) i++;
    if (planned[j].end <= end) j++;
  }
  return segments;
}

interface PlanTile extends Interval {
  readonly shift: PlannedShift | null;
  readonly activity: PlannedActivity | null;
}

/** The plan over the whole timeline, with the time outside shifts between. */
function tilePlan(shifts: readonly PlannedShift[], timeline: readonly StateInterval[]): PlanTile[] {
  if (timeline.length === 0) return [];
  const span: Interval = { start: timeline[0].start, end: timeline[timeline.length - 1].end };
  const tiles: PlanTile[] = [];
  let at = span.start;
  const work = shifts
    .flatMap((shift) => shift.activities.map((activity) => ({ shift, activity })))
    .filter(({ activity }) => overlaps(activity, span))
    .sort((a, b) => a.activity.start - b.activity.start);
  for (const { shift, activity } of work) {
    const start = Math.max(activity.start, at) as Instant;
    if (start > at) tiles.push({ start: at, end: start, shift: null, activity: null });
    if (activity.end > start) tiles.push({ start, end: activity.end, shift, activity });
    at = Math.max(at, activity.end) as Instant;
  }
  return at < span.end ? [...tiles, { start: at, end: span.end, shift: null, activity: null }] : tiles;
}

function judge(
  tile: PlanTile,
  timeline: readonly StateInterval[],
  index: number,
  map: AdherenceMap,
): Segment[] {
  const actual = timeline[index];
  if (tile.activity === null) return [{ ...tile, actual, verdict: null, excused: false }];
  const verdict = verdictOf(map, tile.activity.kind, actual);
  const judged: Segment = { ...tile, actual, verdict, excused: false };
  if (verdict !== 'not-adherent' || !isPause(tile.activity.kind)) return [judged];
  if (!ranOver(timeline, index, tile.activity.start)) return [judged];
  return excuse(judged, addSeconds(tile.activity.start, map.excusedOverrunSeconds));
}

function excuse(judged: Segment, until: Instant): Segment[] {
  if (until <= judged.start) return [judged];
  const excused: Segment = { ...judged, verdict: 'neutral', excused: true };
  if (until >= judged.end) return [excused];
  return [
    { ...excused, end: until },
    { ...judged, start: until },
  ];
}

const CALL_STATES: readonly AgentState[] = [
  'on-hold',
  'on-inbound-call',
  'on-outbound-call',
  'on-call-unknown',
  'after-call-work',
];

/** Whether the call (with its hold and after-call work) had begun before the pause. */
function ranOver(timeline: readonly StateInterval[], index: number, pauseStart: Instant): boolean {
  for (let i = index; i >= 0 && CALL_STATES.includes(timeline[i].state); i--) {
    if (timeline[i].start < pauseStart) return true;
  }
  return false;
}
