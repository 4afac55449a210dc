import { HOUR_MS } from '../../time/instant.js';
import { check, type Evaluation } from './check.js';
import { RULES } from './constraints/registry.js';
import { inboundCover } from './cover.js';
import { replaceShifts } from './editing/roster-edit.js';
import { freeOfCharge } from './off-phone/free-of-charge.js';
import { placeActivities } from './off-phone/place-activities.js';
import { outboundDelivery } from './outbound-delivery.js';
import { indexProblem } from './problem-index.js';
import { type Campaign, type Pin, type SchedulingProblem } from './problem.js';
import { type Roster, type Shift } from './roster.js';
import { type Score } from './score.js';
import { solve, type SolveOptions, type SolveResult } from './solve.js';
import { type SolveProgress } from './solving.js';

/** Rules of the whole roster whose cost adds up from what agents cover and deliver. */
const SUMS: ReadonlySet<string> = new Set([
  'inbound-cover',
  'overstaffing',
  'outbound-hours',
  'outbound-excess',
]);
const NOT_A_SUM: ReadonlySet<string> = new Set(
  RULES.filter(({ id, scope }) => scope === 'roster' && !SUMS.has(id)).map(({ id }) => id),
);

export interface ReoptimiseOptions extends SolveOptions {
  /** The roster to begin with; what the problem pins stands in it. */
  readonly warmStart: Roster;
}

/**
 * Plans a part of a roster again: what is pinned stays to the minute, and the result is never worse than the roster it began
 * with. Agents all of whose days are pinned leave the problem with what they cover; the others are solved for what is left.
 * @throws RangeError when the problem is not one.
 * @example
 * (await reoptimise({ name: '', period: { firstDate: localDate('2026-03-02'), days: 1, zone: timeZone('UTC'), span: localDay(localDate('2026-03-02'), timeZone('UTC')), gridMinutes: 15 }, agents: [], contracts: [], queues: [], campaigns: [], callingHours: [], calledHolidays: {}, blending: {}, weights: {} }, { seed: 1, budget: {}, warmStart: { shifts: [] } })).roster.shifts // => []
 */
export async function reoptimise(
  problem: SchedulingProblem,
  options: ReoptimiseOptions,
): Promise<SolveResult> {
  const { warmStart } = options;
  const before = check(problem, warmStart);
  const fixed = fixedAgents(problem, warmStart);
  const rest = withoutAgents(problem, warmStart, fixed);
  const open = withoutActivities(warmStart.shifts.filter(({ agentId }) => !fixed.has(agentId)));
  const offset = fixedCost(before, check(rest, open));
  const onProgress = (progress: SolveProgress) => options.onProgress?.(moved(progress, offset, before));
  const eased: SolveOptions & Pick<ReoptimiseOptions, 'warmStart'> = {
    ...options,
    warmStart: open,
    onProgress,
  };
  const solved = await solve(rest, eased);
  const held = warmStart.shifts.filter(({ agentId }) => fixed.has(agentId));
  const kept = withPinsKept(problem, { shifts: [...held, ...solved.roster.shifts] });
  const merged = placeActivities(problem, kept).roster;
  const after = check(problem, merged);
  const best = isBetter(after.score, before.score)
    ? { roster: merged, evaluation: after }
    : { roster: warmStart, evaluation: before };
  const free = freeOfCharge(problem);
  const { cost } = best.evaluation.score;
  const bound = solved.bound === null ? null : Math.min(solved.bound + offset - free, cost);
  return { ...solved, ...best, score: best.evaluation.score, bound };
}

/** Meetings and training are placed anew once all shifts are known. */
function withoutActivities(shifts: readonly Shift[]): Roster {
  return {
    shifts: shifts.map((shift) => ({
      ...shift,
      activities: shift.activities.map((activity) =>
        activity.kind === 'off-phone' ? { ...activity, workId: null } : activity,
      ),
    })),
  };
}

/**
 * What the fixed agents cost on top of the others, whatever these do. Rules that weigh the whole roster against itself are left
 * out: their cost is not a sum, and it is never negative.
 */
function fixedCost(whole: Evaluation, rest: Evaluation): number {
  return whole.perRule.reduce((sum, { ruleId, cost }) => {
    if (NOT_A_SUM.has(ruleId)) return sum;
    return sum + cost - (rest.perRule.find((each) => each.ruleId === ruleId)?.cost ?? 0);
  }, 0);
}

/** What the rest of the roster costs comes on top; the best so far is at least the roster it began with. */
function moved(progress: SolveProgress, offset: number, { score }: Evaluation): SolveProgress {
  const { bestScore, bound } = progress;
  return {
    ...progress,
    bestScore: bestScore === null ? score.cost : Math.min(score.cost, bestScore + offset),
    bound: bound === null ? null : bound + offset,
  };
}

function isBetter(a: Score, b: Score): boolean {
  return a.hardViolations < b.hardViolations || (a.hardViolations === b.hardViolations && a.cost < b.cost);
}

/** Agents all of whose shifts are pinned, and all of whose other days are pinned as days off. */
function fixedAgents(problem: SchedulingProblem, { shifts }: Roster): Set<string> {
  const { pins } = indexProblem(problem);
  const { days } = problem.period;
  const fixed = new Set<string>();
  for (const { id } of problem.agents) {
    const own = pins.get(id) ?? [];
    const starts = new Set(own.flatMap((pin) => (pin.kind === 'shift' ? [pin.shift.start] : [])));
    const dates = new Set(own.map((pin) => (pin.kind === 'shift' ? pin.shift.date : pin.date)));
    const worked = shifts.filter(({ agentId }) => agentId === id);
    if (dates.size >= days && worked.every(({ start }) => starts.has(start))) fixed.add(id);
  }
  return fixed;
}

/** The problem of the other agents: targets and hours less what the fixed ones cover and deliver. */
function withoutAgents(
  problem: SchedulingProblem,
  roster: Roster,
  fixed: ReadonlySet<string>,
): SchedulingProblem {
  const held = { shifts: roster.shifts.filter(({ agentId }) => fixed.has(agentId)) };
  const cover = inboundCover(problem, held);
  const delivered = new Map(
    outboundDelivery(problem, held).map(({ campaignId, zoneId, deliveredMinutes }) => [
      `${campaignId} ${zoneId}`,
      deliveredMinutes / 60,
    ]),
  );
  return {
    ...problem,
    offPhoneActivities: [],
    agents: problem.agents.filter(({ id }) => !fixed.has(id)),
    queues: problem.queues.map((queue) => ({
      ...queue,
      target: queue.target.map((wanted, at) => Math.max(0, wanted - (cover.get(queue.id)?.[at] ?? 0))),
    })),
    campaigns: problem.campaigns.map((campaign) =>
      lessDelivered(campaign, (zoneId) => delivered.get(`${campaign.id} ${zoneId}`) ?? 0),
    ),
    pins: (problem.pins ?? []).filter(({ agentId }) => !fixed.has(agentId)),
  };
}

function lessDelivered(campaign: Campaign, hoursOf: (zoneId: string) => number): Campaign {
  const { hoursWanted, attempts } = campaign;
  const left = campaign.zones.map(({ id, share }) => Math.max(0, hoursWanted * share - hoursOf(id)));
  const hours = left.reduce((sum, each) => sum + each, 0);
  const kept = hoursWanted === 0 ? 1 : hours / hoursWanted;
  return {
    ...campaign,
    hoursWanted: hours,
    zones: campaign.zones.map((zone, at) => ({
      ...zone,
      share: hours === 0 ? zone.share : left[at] / hours,
    })),
    ...(attempts === undefined ? {} : { attempts: { ...attempts, contacts: attempts.contacts * kept } }),
  };
}

/** Pinned days as they are pinned; other shifts give way where they leave no rest beside a pinned one. */
function withPinsKept(problem: SchedulingProblem, { shifts }: Roster): Roster {
  const { agents, contracts } = indexProblem(problem);
  const pins = problem.pins ?? [];
  const pinnedDays = new Set(pins.map(dayOf));
  const pinned = pins.flatMap((pin) => (pin.kind === 'shift' ? [pin.shift] : []));
  const byAgent = new Map<string, Shift[]>();
  for (const shift of pinned) byAgent.set(shift.agentId, [...(byAgent.get(shift.agentId) ?? []), shift]);
  const rests = (shift: Shift): boolean => {
    const contract = contracts.get(agents.get(shift.agentId)?.contractId ?? '');
    const rest = (contract?.minRestMinutes ?? 0) * (HOUR_MS / 60);
    return (byAgent.get(shift.agentId) ?? []).every(
      ({ start, end }) => shift.end + rest <= start || end + rest <= shift.start,
    );
  };
  const free = shifts.filter((shift) => !pinnedDays.has(keyOf(shift.agentId, shift.date)) && rests(shift));
  return replaceShifts({ shifts: free }, [], pinned).roster;
}

function dayOf(pin: Pin): string {
  return keyOf(pin.agentId, pin.kind === 'shift' ? pin.shift.date : pin.date);
}

function keyOf(agentId: string, date: string): string {
  return `${agentId} ${date}`;
}
