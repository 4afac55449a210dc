import { addMinutes } from '../../../time/instant.js';
import { localDateOf } from '../../../time/zoned-time.js';
import { indexProblem } from '../problem-index.js';
import { type SchedulingProblem } from '../problem.js';
import { type Roster } from '../roster.js';
import { type LinearSolver } from '../search/linear-model.js';
import { type SlotProblem, toSlots } from '../search/slot-problem.js';
import {
  callerCandidates,
  type Candidate,
  contractCandidates,
  gapCandidates,
  type Gap,
  zoneCandidates,
} from './candidates.js';
import { repairRelaxations } from './repairs.js';
import { type Relaxation, type RelaxationReport } from './relaxation.js';
import { type QueueShortage, staffingBound, type StaffingBound } from './staffing-model.js';
import { planningSpans } from './week-parts.js';

const MOST_GAPS = 3;
/** Points below which a relaxation is not worth telling. */
const SLIGHT = 0.5;

/**
 * Which relaxation would help most. People, hours, starts and consent are tried one after the other in the linear
 * relaxation of the week that lacks most, whose optimum no roster can beat: a gain is what the best roster could cost
 * less. With a roster, meals, rest, blocks and switches are tried by repairing it. Most helpful first.
 * @throws RangeError when the problem is not one.
 * @example
 * relaxations({ agents: [], contracts: [], queues: [], campaigns: [], period: { firstDate: localDate('2026-03-02'), days: 0, zone: timeZone('UTC'), span: { start: instant(0), end: instant(0) }, gridMinutes: 15 } }, {}, null).relaxations // => []
 */
export function relaxations(
  problem: SchedulingProblem,
  solver: LinearSolver,
  roster: Roster | null,
): RelaxationReport {
  const slots = toSlots(problem);
  const bounds = planningSpans(slots).map((week) => staffingBound(slots, week, solver));
  const sum = (of: (bound: StaffingBound) => number) =>
    bounds.reduce((total, bound) => total + (bound === null ? 0 : of(bound)), 0);
  const worst = worstWeek(bounds);
  const base = bounds[worst] ?? null;
  const found = base === null ? [] : tryCandidates(problem, slots, worst, base, solver);
  const repaired = roster === null ? [] : repairRelaxations(problem, roster);
  return {
    cost: sum(({ cost }) => cost),
    understaffedMinutes: sum(({ understaffedMinutes }) => understaffedMinutes),
    outboundMinutes: sum(({ outboundMinutes }) => outboundMinutes),
    relaxations: [...found, ...repaired]
      .filter(({ gain, message }, at, all) => gain > SLIGHT && isFirst(all, message, at))
      .sort((a, b) => b.gain - a.gain || (a.message < b.message ? -1 : 1)),
  };
}

function worstWeek(bounds: readonly (StaffingBound | null)[]): number {
  const missing = bounds.map((bound) =>
    bound === null ? -1 : bound.understaffedMinutes + bound.outboundMinutes,
  );
  return missing.indexOf(Math.max(-1, ...missing));
}

function tryCandidates(
  problem: SchedulingProblem,
  slots: SlotProblem,
  weekAt: number,
  base: StaffingBound,
  solver: LinearSolver,
): Relaxation[] {
  if (base.understaffedMinutes + base.outboundMinutes < 1) return [];
  const candidates = [
    ...gapsOf(problem, slots, base.shortages).flatMap((gap) => gapCandidates(problem, gap)),
    ...(base.outboundMinutes >= 1 ? callerCandidates(problem) : []),
    ...contractCandidates(problem),
    ...zoneCandidates(problem),
  ];
  return candidates.flatMap((candidate): Relaxation[] => {
    const relaxed = toSlots(candidate.problem);
    const bound = staffingBound(relaxed, planningSpans(relaxed)[weekAt], solver);
    return bound === null ? [] : [toRelaxation(candidate, base, bound)];
  });
}

function toRelaxation(candidate: Candidate, base: StaffingBound, bound: StaffingBound): Relaxation {
  const understaffedMinutes = Math.max(0, base.understaffedMinutes - bound.understaffedMinutes);
  const outboundMinutes = Math.max(0, base.outboundMinutes - bound.outboundMinutes);
  const { kind, words, agents, workId, contractId, date } = candidate;
  const effects = [
    ...(understaffedMinutes >= 0.5
      ? [
          `${Math.round(understaffedMinutes)} of ${Math.round(base.understaffedMinutes)} missing agent-minutes`,
        ]
      : []),
    ...(outboundMinutes >= 0.5
      ? [`${Math.round(outboundMinutes)} of ${Math.round(base.outboundMinutes)} missing minutes of calls`]
      : []),
  ];
  const effect = effects.length === 0 ? 'hours that cost elsewhere' : effects.join(' and ');
  return {
    kind,
    message: `${words} would remove ${effect}.`,
    gain: Math.max(0, base.cost - bound.cost),
    understaffedMinutes,
    outboundMinutes,
    agents,
    workId,
    contractId,
    date,
  };
}

/** Where most is missing: by queue, local day and part of the day. */
function gapsOf(
  problem: SchedulingProblem,
  { slotMinutes }: SlotProblem,
  shortages: readonly QueueShortage[],
): Gap[] {
  const { span, zone } = problem.period;
  const gaps = new Map<string, Gap>();
  for (const { queue, firstSlot, endSlot, minutes } of shortages) {
    const start = addMinutes(span.start, firstSlot * slotMinutes);
    const end = addMinutes(span.start, endSlot * slotMinutes);
    const date = localDateOf(start, zone);
    const key = `${queue} ${date}`;
    const known = gaps.get(key);
    const spans = [...(known?.spans ?? []), { start, end, minutes }];
    const workId = problem.queues[queue].id;
    gaps.set(key, { workId, date, minutes: (known?.minutes ?? 0) + minutes, spans });
  }
  const { queues } = indexProblem(problem);
  return [...gaps.values()]
    .filter(({ workId }) => queues.has(workId))
    .sort((a, b) => b.minutes - a.minutes)
    .slice(0, MOST_GAPS);
}

/** Two gaps of one queue may ask for the same. */
function isFirst(all: readonly Relaxation[], message: string, at: number): boolean {
  return all.findIndex((each) => each.message === message) === at;
}
