import { type CoverCurve, curveOf } from './cover-curve.js';
import { type SlotProblem } from './slot-problem.js';

/** A called zone of a campaign, numbered across all campaigns, in minutes of calling. */
export interface WorkZone {
  readonly campaign: number;
  readonly zone: number;
  readonly open: Uint8Array;
  readonly wanted: number;
  readonly plannable: number;
}

/**
 * All work on slots as one row of numbers: queues first, then called zones. `cell` of queue q in slot t is
 * `q * slots + t`.
 */
export interface WorkGrid {
  readonly slots: number;
  readonly slotsInSpan: number;
  readonly slotMinutes: number;
  /** Slots of one interval of the period, which has one target. */
  readonly slotsOfInterval: number;
  readonly queues: number;
  readonly target: Float64Array;
  /** By queue: what its agents cost; null where `under` and `over` say it all. */
  readonly curves: readonly (CoverCurve | null)[];
  /** By cell: the least that must be there. */
  readonly least: Float64Array;
  readonly zones: readonly WorkZone[];
  /** By profile: the queues and the zones that somebody with it may work on. */
  readonly queuesOf: readonly Int32Array[];
  readonly zonesOf: readonly Int32Array[];
  /** What a slot of it costs, per agent. */
  readonly under: number;
  readonly over: number;
  readonly missedCall: number;
}

/** What a slot of work is worth, by cell of the grid and by called zone. */
export interface WorkPrices {
  readonly queue: Float64Array;
  readonly zone: Float64Array;
}

/** Who works where under a plan: by cell of the grid in agents times speed, by called zone in slots. */
export interface WorkUse {
  readonly queue: Float64Array;
  readonly zone: Float64Array;
}

/**
 * Numbers all work of a problem.
 * @example
 * workGrid({ problem: { period: { gridMinutes: 15 }, weights: { understaffed: 4, overstaffed: 1, outboundShort: 2 }, queues: [], campaigns: [] }, campaigns: [], profiles: [[]], target: [], least: [], slots: 4, slotsInSpan: 4, slotMinutes: 15, queueCount: 0 }).under // => 60
 */
export function workGrid(slots: SlotProblem): WorkGrid {
  const { problem, slotMinutes, queueCount, profiles, campaigns } = slots;
  const target = new Float64Array(queueCount * slots.slots);
  slots.target.forEach((row, queue) => target.set(row, queue * slots.slots));
  const least = new Float64Array(target.length);
  slots.least.forEach((row, queue) => least.set(row, queue * slots.slots));
  const zones = campaigns.flatMap((own, campaign) =>
    own.zones.map(({ open, workMinutes }, zone) => ({
      campaign,
      zone,
      open,
      wanted: problem.campaigns[campaign].hoursWanted * 60 * problem.campaigns[campaign].zones[zone].share,
      plannable: workMinutes,
    })),
  );
  const callable = (profile: readonly number[]) =>
    zones.flatMap(({ campaign, plannable }, at) =>
      profile.includes(queueCount + campaign) && plannable >= slotMinutes ? [at] : [],
    );
  return {
    slots: slots.slots,
    slotsInSpan: slots.slotsInSpan,
    slotMinutes,
    slotsOfInterval: problem.period.gridMinutes / slotMinutes,
    queues: queueCount,
    target,
    curves: problem.queues.map((queue) => curveOf(queue, problem.weights, slotMinutes)),
    least,
    zones,
    queuesOf: profiles.map((profile) => Int32Array.from(profile.filter((work) => work < queueCount))),
    zonesOf: profiles.map((profile) => Int32Array.from(callable(profile))),
    under: problem.weights.understaffed * slotMinutes,
    over: problem.weights.overstaffed * slotMinutes,
    missedCall: problem.weights.outboundShort * slotMinutes,
  };
}
