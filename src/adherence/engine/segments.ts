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
  /** A call ran over into a pause or past the end of the shift: neutral. */
  readonly excused: boolean;
  /** What judged it. */
  readonly map: AdherenceMap;
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
    if (start < end) segments.push(...judge(planned[j], { start, end }, timeline, i, map));
    if (timeline[i].end <= end) i++;
    if (planned[j].end <= end) j++;
  }
  return segments;
}

interface PlanTile extends Interval {
  readonly shift: PlannedShift | null;
  readonly activity: PlannedActivity | null;
  /** What ended where this begins: past the end of a shift, its last activity. */
  readonly after: PlannedActivity | null;
}

/** The plan over the whole timeline, with the time outside shifts between. */
function tilePlan(shifts: readonly PlannedShift[], timeline: readonly StateInterval[]): PlanTile[] {
  if (timeline.length === 0) return [];
  const span: Interval = { start: timeline[0].start, end: timeline[timeline.length - 1].end };
  const tiles: PlanTile[] = [];
  let at = span.start;
  let after: PlannedActivity | null = null;
  const work = shifts
    .flatMap((shift) => shift.activities.map((activity) => ({ shift, activity })))
    .filter(({ activity }) => overlaps(activity, span))
    .sort((a, b) => a.activity.start - b.activity.start);
  for (const { shift, activity } of work) {
    const start = Math.max(activity.start, at) as Instant;
    if (start > at) tiles.push({ start: at, end: start, shift: null, activity: null, after });
    if (activity.end > start) tiles.push({ start, end: activity.end, shift, activity, after });
    at = Math.max(at, activity.end) as Instant;
    after = activity;
  }
  if (at < span.end) tiles.push({ start: at, end: span.end, shift: null, activity: null, after });
  return tiles;
}

function judge(
  { shift, activity, after }: PlanTile,
  { start, end }: Interval,
  timeline: readonly StateInterval[],
  index: number,
  usual: AdherenceMap,
): Segment[] {
  const actual = timeline[index];
  const map = activity?.map ?? usual;
  const verdict = activity === null ? null : verdictOf(map, activity.kind, actual);
  const judged: Segment = { start, end, shift, activity, actual, verdict, excused: false, map };
  const due = activity === null ? after?.end : pauseStart(activity, verdict);
  if (due === undefined || !ranOver(timeline, index, due)) return [judged];
  const { excusedOverrunSeconds } = activity === null ? (after?.map ?? usual) : map;
  return excuse(judged, addSeconds(due, excusedOverrunSeconds));
}

/** When a call should have been over, where it holds up a pause. */
function pauseStart({ kind, start }: PlannedActivity, verdict: Verdict | null): Instant | undefined {
  return verdict === 'not-adherent' && isPause(kind) ? start : undefined;
}

function excuse(judged: Segment, until: Instant): Segment[] {
  if (until <= judged.start) return [judged];
  const verdict = judged.verdict === null ? null : 'neutral';
  const excused: Segment = { ...judged, verdict, excused: true };
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

/** Whether the call (with its hold and after-call work) had begun before it was due to be over. */
function ranOver(timeline: readonly StateInterval[], index: number, due: Instant): boolean {
  for (let i = index; i >= 0 && CALL_STATES.includes(timeline[i].state); i--) {
    if (timeline[i].start < due) return true;
  }
  return false;
}
