import { addMinutes, type Instant, MINUTE_MS, minutesBetween } from '../../../time/instant.js';
import { covers, type Interval } from '../../../time/interval.js';
import { fillWork, reshape } from '../editing/reshape-shift.js';
import { pausePlaces } from '../editing/pause-places.js';
import { entitlementTo, indexProblem, isCertified } from '../problem-index.js';
import { type Agent, type Contract, type SchedulingProblem } from '../problem.js';
import { type Activity, type Shift } from '../roster.js';
import { type IntradayAction, type IntradayActionKind } from './intraday-action.js';

/** A shift as it could be for the rest of the day. */
export type Candidate = Omit<IntradayAction, 'effect' | 'gain' | 'agreed'>;

/** What candidates are made from. */
export interface CandidateTask {
  readonly problem: SchedulingProblem;
  readonly agent: Agent;
  readonly contract: Contract;
  readonly shift: Shift;
  /** On the grid. */
  readonly from: Instant;
}

const STEP_MINUTES = 15;
const PART_STEP_MINUTES = 30;
const OFFERED_MINUTES = [30, 60, 90, 120, 180, 240];
const LONGEST_OVERTIME_MINUTES = 120;
/** Shorter than that nobody comes in for. */
const SHORTEST_SHIFT_MINUTES = 120;

const MAKERS: Readonly<Record<IntradayActionKind, (task: CandidateTask) => Candidate[]>> = {
  'move-pause': movedPauses,
  'to-inbound': (task) => swapped(task, 'outbound', inboundWork(task)),
  'to-outbound': (task) => swapped(task, 'inbound', outboundWork(task)),
  overtime: longer,
  'time-off': shorter,
};

/**
 * Every change of one kind that a shift allows from a moment on; whether rules allow it, and whether it helps, is for others to say.
 * @example
 * candidatesOf('time-off', { problem: {}, shift: { start: instant(0), end: instant(3600000), activities: [] }, from: instant(0) }) // => []
 */
export function candidatesOf(kind: IntradayActionKind, task: CandidateTask): Candidate[] {
  return MAKERS[kind](task);
}

function movedPauses({ contract, shift, from }: CandidateTask): Candidate[] {
  return shift.activities.filter(isPause).flatMap((pause) => {
    if (pause.start < from) return [];
    const minutes = minutesBetween(pause.start, pause.end);
    const rule = contract.breaks.find((each) => each.kind === pause.kind && each.minutes === minutes);
    if (rule === undefined) return [];
    const window = { earliest: rule.earliestAfterStartMinutes, latest: rule.latestAfterStartMinutes };
    return pausePlaces(shift, pause, window, STEP_MINUTES)
      .filter(({ place }) => place.start >= from)
      .map(({ place, shift: after }): Candidate => ({
        ...candidate('move-pause', shift, after, place),
        was: { start: pause.start, end: pause.end },
      }));
  });
}

/** Work that an agent could do instead, and where in a stretch that may be. */
interface OtherWork {
  readonly content: Pick<Activity, 'workId' | 'calledZoneId'> & { readonly kind: 'inbound' | 'outbound' };
  readonly suits: (stretch: Interval) => boolean;
}

function swapped(
  task: CandidateTask,
  from: 'inbound' | 'outbound',
  others: readonly OtherWork[],
): Candidate[] {
  const kind = from === 'outbound' ? 'to-inbound' : 'to-outbound';
  const { shift } = task;
  return stretchesOf(task, from).flatMap((stretch) =>
    others
      .filter(({ suits }) => suits(stretch))
      .map(({ content }) => {
        const after = fillWork(shift, stretch, { ...content, paid: true });
        const { workId, calledZoneId } = content;
        return { ...candidate(kind, shift, after, stretch), workId, calledZoneId };
      }),
  );
}

/** What is left of every block of a kind, and every half hour in it one and two shortest blocks. */
function stretchesOf({ problem, shift, from }: CandidateTask, kind: 'inbound' | 'outbound'): Interval[] {
  const { minBlockMinutes } = problem.blending;
  return blocksOf(shift, kind).flatMap((block) => {
    const first = Math.max(block.start, from) as Instant;
    if (first >= block.end) return [];
    const parts: Interval[] = [{ start: first, end: block.end }];
    for (let start = first; start < block.end; start = addMinutes(start, PART_STEP_MINUTES)) {
      for (const length of [minBlockMinutes, 2 * minBlockMinutes]) {
        const end = addMinutes(start, length);
        if (end <= block.end && !(start === first && end === block.end)) parts.push({ start, end });
      }
    }
    return parts;
  });
}

/** Runs of one kind of work; pauses inside them do not end them. */
function blocksOf({ activities }: Shift, kind: 'inbound' | 'outbound'): Interval[] {
  const blocks: { start: Instant; end: Instant }[] = [];
  let isOpen = false;
  for (const activity of activities) {
    if (isPause(activity)) continue;
    const last = blocks.at(-1);
    if (activity.kind !== kind) isOpen = false;
    else if (isOpen && last !== undefined) last.end = activity.end;
    else {
      blocks.push({ start: activity.start, end: activity.end });
      isOpen = true;
    }
  }
  return blocks;
}

function inboundWork({ problem, agent }: CandidateTask): OtherWork[] {
  return problem.queues
    .filter(({ id }) => entitlementTo(agent, id) !== undefined)
    .map(({ id, need }) => ({
      content: { kind: 'inbound', workId: id, calledZoneId: null },
      suits: (stretch) => isCertified(agent, need, stretch),
    }));
}

function outboundWork({ problem, agent }: CandidateTask): OtherWork[] {
  const { windows } = indexProblem(problem);
  return problem.campaigns
    .filter(({ id }) => entitlementTo(agent, id) !== undefined)
    .flatMap(({ id, need, zones }) =>
      zones.map((zone): OtherWork => {
        const open = windows.get(id)?.get(zone.id)?.open ?? [];
        return {
          content: { kind: 'outbound', workId: id, calledZoneId: zone.id },
          suits: (stretch) =>
            isCertified(agent, need, stretch) && open.some((window) => covers(window, stretch)),
        };
      }),
    );
}

/** Overtime at the end of a shift, on every queue that the agent may answer. */
function longer(task: CandidateTask): Candidate[] {
  const { shift, from } = task;
  if (shift.end <= from) return [];
  return OFFERED_MINUTES.filter((minutes) => minutes <= LONGEST_OVERTIME_MINUTES).flatMap((minutes) => {
    const added = { start: shift.end, end: addMinutes(shift.end, minutes) };
    const stretched = reshape(shift, { start: shift.start, end: added.end });
    return inboundWork(task)
      .filter(({ suits }) => suits(added))
      .map(({ content }) => ({
        ...candidate('overtime', shift, fillWork(stretched, added, { ...content, paid: true }), added),
        workId: content.workId,
      }));
  });
}

function shorter({ shift, from }: CandidateTask): Candidate[] {
  return OFFERED_MINUTES.flatMap((minutes) => {
    const end = addMinutes(shift.end, -minutes);
    if (end < from || end - shift.start < SHORTEST_SHIFT_MINUTES * MINUTE_MS) return [];
    const after = reshape(shift, { start: shift.start, end });
    return [candidate('time-off', shift, after, { start: end, end: shift.end })];
  });
}

function candidate(kind: IntradayActionKind, before: Shift, after: Shift, span: Interval): Candidate {
  return { kind, before, after, span, was: null, workId: null, calledZoneId: null };
}

function isPause({ kind }: Activity): boolean {
  return kind === 'break' || kind === 'meal';
}
