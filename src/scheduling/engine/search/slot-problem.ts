import { type Instant, MINUTE_MS } from '../../../time/instant.js';
import { indexProblem, plannableZoneMinutes } from '../problem-index.js';
import { agentWeeks } from '../agent-weeks.js';
import { type WeekTerms, weekTerms } from '../contract-weeks.js';
import { type Contract, type SchedulingProblem } from '../problem.js';
import { prepareAgents, type Profile, type SlotAgent } from './slot-agent.js';
import { shiftForms } from './shift-form.js';
import { type Frame, type SlotCampaign, slotMask } from './slot-frame.js';

/**
 * A scheduling problem on a row of equal slots, with work as numbers: queues first, then campaigns. Slots run on past
 * the period, as far as its last shifts may.
 */
export interface SlotProblem {
  readonly problem: SchedulingProblem;
  readonly slotMinutes: number;
  readonly slots: number;
  readonly slotsInSpan: number;
  readonly queueCount: number;
  readonly workCount: number;
  /** Agents wanted, by queue and slot; nothing is wanted past the period. */
  readonly target: readonly Float64Array[];
  /** Agents that must be there, by queue and slot. */
  readonly least: readonly Float64Array[];
  readonly campaigns: readonly SlotCampaign[];
  readonly profiles: readonly Profile[];
  readonly agents: readonly SlotAgent[];
  readonly weeks: readonly SlotWeek[];
}

/** Everybody's first, second, ... week, each by his own calendar, as far as it lies in the period. All by agent. */
export interface SlotWeek {
  /** Of an agent who has fewer weeks both are the end of the period. */
  readonly firstSlot: Int32Array;
  readonly endSlot: Int32Array;
  /** Paid minutes owed and allowed, and the most shifts. */
  readonly owed: Float64Array;
  readonly allowed: Float64Array;
  readonly maxShifts: Int32Array;
}

/**
 * Puts a problem on slots: 15 minutes when everything in it is a multiple of that, else 5.
 * @throws RangeError when a contract counts in minutes that are no multiple of 5, or an agent's contract is missing.
 * @example
 * toSlots({ period: { firstDate: localDate('2026-03-02'), days: 1, zone: timeZone('UTC'), span: { start: parseInstant('2026-03-02T00:00Z'), end: parseInstant('2026-03-03T00:00Z') }, gridMinutes: 15 }, agents: [], contracts: [], queues: [], campaigns: [] }).slotsInSpan // => 96
 */
export function toSlots(problem: SchedulingProblem): SlotProblem {
  const slotMinutes = chooseSlotMinutes(problem);
  const { span } = problem.period;
  const slotsInSpan = Math.round((span.end - span.start) / (slotMinutes * MINUTE_MS));
  const forms = new Map(
    problem.contracts.map((contract) => [contract.id, shiftForms(contract, slotMinutes)]),
  );
  const slots = slotsInSpan + Math.max(0, ...[...forms.values()].flat().map((form) => form.slots));
  const frame = { slotMinutes, slots, slotsInSpan };
  const least = problem.queues.map(({ minimum }) => slotTargets(minimum?.agents ?? [], problem, frame));
  const target = problem.queues.map(({ target: wanted }, queue) =>
    slotTargets(wanted, problem, frame).map((agents, slot) => max(agents, min(least[queue][slot], OPEN))),
  );
  const campaigns = problem.campaigns.map((_, at) => slotCampaign(problem, at, frame));
  const { agents, profiles } = prepareAgents(problem, { ...frame, target, campaigns, forms });
  return {
    ...frame,
    problem,
    queueCount: problem.queues.length,
    workCount: problem.queues.length + problem.campaigns.length,
    target,
    least,
    campaigns,
    profiles,
    agents,
    weeks: slotWeeks(problem, agents, frame),
  };
}

/**
 * When a slot starts.
 * @example
 * instantOf({ problem: { period: { span: { start: instant(0) } } }, slotMinutes: 15 }, 4) // => 3600000
 */
export function instantOf(
  { problem, slotMinutes }: Pick<SlotProblem, 'problem' | 'slotMinutes'>,
  slot: number,
): Instant {
  return (problem.period.span.start + slot * slotMinutes * MINUTE_MS) as Instant;
}

const { max, min } = Math;
/** So few agents that they cost nothing, for queues that want nobody but must have somebody: where none are wanted none are put. */
const OPEN = 1e-9;

function chooseSlotMinutes({ contracts, period }: SchedulingProblem): 15 | 5 {
  const counted = contracts.flatMap((contract) =>
    countedMinutes(contract).map((minutes) => ({ contract, minutes })),
  );
  const odd = counted.find(({ minutes }) => minutes % 5 !== 0);
  if (odd !== undefined) {
    const { contract, minutes } = odd;
    throw new RangeError(
      `Contract "${contract.id}" counts ${minutes} min; rosters are made in steps of 5 min. Use ${Math.round(minutes / 5) * 5}.`,
    );
  }
  return period.gridMinutes >= 15 && counted.every(({ minutes }) => minutes % 15 === 0) ? 15 : 5;
}

function countedMinutes({ shiftStarts, shiftLengthsMinutes, breaks }: Contract): number[] {
  return [...shiftLengthsMinutes, shiftStarts.stepMinutes, ...breaks.map(({ minutes }) => minutes)];
}

function slotTargets(wanted: readonly number[], { period }: SchedulingProblem, frame: Frame): Float64Array {
  const perInterval = period.gridMinutes / frame.slotMinutes;
  const targets = new Float64Array(frame.slots);
  for (let slot = 0; slot < frame.slotsInSpan; slot++)
    targets[slot] = wanted[Math.floor(slot / perInterval)] ?? 0;
  return targets;
}

function slotCampaign(problem: SchedulingProblem, at: number, frame: Frame): SlotCampaign {
  const campaign = problem.campaigns[at];
  const windows = indexProblem(problem).windows.get(campaign.id);
  const zones = campaign.zones.map((zone) => {
    const open = slotMask(windows?.get(zone.id)?.open ?? [], problem.period.span.start, frame);
    return {
      id: zone.id,
      open,
      openSlots: open.subarray(0, frame.slotsInSpan).reduce((sum, each) => sum + each, 0),
      workMinutes: plannableZoneMinutes(campaign, zone, problem),
    };
  });
  const callable = zones.filter(({ openSlots, workMinutes }) => openSlots > 0 && workMinutes > 0);
  const open = new Uint8Array(frame.slots).map((_, slot) =>
    callable.some((zone) => zone.open[slot] === 1) ? 1 : 0,
  );
  return {
    id: campaign.id,
    zones,
    open,
    workMinutes: callable.reduce((sum, zone) => sum + zone.workMinutes, 0),
  };
}

function slotWeeks(problem: SchedulingProblem, agents: readonly SlotAgent[], frame: Frame): SlotWeek[] {
  const { period } = problem;
  const toSlot = (at: Instant) => Math.round((at - period.span.start) / (frame.slotMinutes * MINUTE_MS));
  const byAgent = agents.map(({ agent, contract }) =>
    agentWeeks(problem, agent).map((week) => ({
      firstSlot: toSlot(week.span.start),
      endSlot: toSlot(week.span.end),
      ...weekTerms(agent, contract, period, week),
    })),
  );
  const none = { firstSlot: frame.slotsInSpan, endSlot: frame.slotsInSpan, ...NOTHING };
  const most = byAgent.reduce((count, weeks) => Math.max(count, weeks.length), 0);
  return Array.from({ length: most }, (_, at) => {
    const weeks = byAgent.map((own) => own.at(at) ?? none);
    return {
      firstSlot: Int32Array.from(weeks, ({ firstSlot }) => firstSlot),
      endSlot: Int32Array.from(weeks, ({ endSlot }) => endSlot),
      owed: Float64Array.from(weeks, ({ owedMinutes }) => owedMinutes),
      allowed: Float64Array.from(weeks, ({ allowedMinutes }) => allowedMinutes),
      maxShifts: Int32Array.from(weeks, ({ maxShifts }) => maxShifts),
    };
  });
}

const NOTHING: WeekTerms = { maxShifts: 0, allowedMinutes: 0, owedMinutes: 0 };
