import {
  type AdherenceNoise,
  type Scenario,
  type ScenarioActivity,
  type ScenarioAgent,
  type ScenarioQueue,
  type SkillGroup,
} from '../../forecasting/engine/simulator/scenario.js';
import { type ServiceLevelId } from '../../forecasting/engine/simulator/service-level.js';
import { MINUTE_MS, type Instant } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { type ActivityKind } from './roster.js';

/** Contacts that one interval is expected to bring to our agents. */
export interface ExpectedContacts extends Interval {
  readonly offered: number;
  readonly averageHandleTimeSeconds: number;
}

export interface RosteredQueue {
  readonly id: string;
  readonly name: string;
  readonly expected: readonly ExpectedContacts[];
  readonly answerThresholdSeconds: number;
  readonly serviceLevelGoal: number | null;
  /** `null`: callers wait as long as it takes. */
  readonly patienceSeconds: number | null;
}

export interface RosteredAgent {
  readonly id: string;
  readonly siteName: string;
  /** Queues that the agent may take, with speed; 1 is the norm. */
  readonly queues: readonly { readonly queueId: string; readonly speed: number }[];
}

export interface RosteredShift extends Interval {
  readonly agentId: string;
  readonly activities: readonly RosteredActivity[];
}

export interface RosteredActivity extends Interval {
  readonly kind: ActivityKind;
  readonly queueId: string | null;
  readonly campaignId: string | null;
}

/** A roster, and what it has to hold against. */
export interface RosterToSimulate {
  readonly name: string;
  readonly span: Interval;
  readonly intervalMinutes: number;
  readonly queues: readonly RosteredQueue[];
  readonly campaigns: readonly { readonly id: string; readonly name: string }[];
  readonly agents: readonly RosteredAgent[];
  readonly shifts: readonly RosteredShift[];
}

export const ROUTINGS = ['rostered', 'entitled'] as const;

/** What a roster does not say. Percentages are changes: 10 is a tenth more. */
export interface SimulationAssumptions {
  readonly serviceLevel: ServiceLevelId;
  /** Agents take only the queue that they are rostered on, or every one that they are entitled to. */
  readonly routing: (typeof ROUTINGS)[number];
  readonly volumePercent: number;
  readonly handleTimePercent: number;
  readonly patiencePercent: number;
  /** Deviation / mean of handle times: 1 is exponential, any other lognormal. */
  readonly handleTimeVariation: number;
  /** The same of the day's level. */
  readonly dayVariation: number;
  /** Share of shifts that nobody comes to. */
  readonly absentShare: number;
  /** Share of rostered time that agents are away for reasons in no plan. */
  readonly unavailableShare: number;
  /** Mean minutes by which shifts start late, and breaks run over. */
  readonly lateMinutes: number;
  /** Agents in outbound blocks help out with contacts that have waited this long; `null`: never. */
  readonly yieldsAfterSeconds: number | null;
}

/** Time away from the phones that is in no plan comes in pieces of this mean length. */
const UNAVAILABLE_SECONDS = 300;

/**
 * The scenario that simulates a roster: its people with their breaks and blocks, against the contacts expected. Agents of one site who
 * may take the same queues form a group.
 * @throws RangeError when the span is no whole number of intervals.
 * @example
 * rosterScenario({ name: 'none', span: { start: instant(0), end: instant(1_800_000) }, intervalMinutes: 15, queues: [], campaigns: [], agents: [], shifts: [] }, { routing: 'rostered', absentShare: 0, unavailableShare: 0, lateMinutes: 0 }).intervals // => 2
 */
export function rosterScenario(roster: RosterToSimulate, assumptions: SimulationAssumptions): Scenario {
  const intervalMs = roster.intervalMinutes * MINUTE_MS;
  const intervals = (roster.span.end - roster.span.start) / intervalMs;
  if (!Number.isInteger(intervals) || intervals < 1) {
    throw new RangeError(
      `The span has ${intervals} intervals of ${roster.intervalMinutes} minutes. It must have a whole number, 1 or more.`,
    );
  }
  const groups = groupsOf(roster);
  return {
    name: roster.name,
    start: roster.span.start,
    intervalSeconds: roster.intervalMinutes * 60,
    intervals,
    warmUpIntervals: 0,
    serviceLevel: assumptions.serviceLevel,
    queues: roster.queues.map((queue) => toQueue(queue, roster, intervals, assumptions)),
    campaigns: roster.campaigns.map(({ id, name }) => ({
      id,
      name,
      handleTime: null,
      yieldsAfterSeconds: assumptions.yieldsAfterSeconds,
    })),
    groups: [...groups.values()],
    agents: agentsOf(roster, assumptions),
    adherence: noiseOf(assumptions),
  };
}

function toQueue(
  queue: RosteredQueue,
  { span, intervalMinutes }: RosterToSimulate,
  intervals: number,
  { volumePercent, handleTimePercent, patiencePercent, ...assumptions }: SimulationAssumptions,
): ScenarioQueue {
  const contacts = new Float64Array(intervals);
  const work = new Float64Array(intervals);
  for (const { start, end, offered, averageHandleTimeSeconds } of queue.expected) {
    for (let at = 0; at < intervals; at++) {
      const from = span.start + at * intervalMinutes * MINUTE_MS;
      const shared = Math.min(end, from + intervalMinutes * MINUTE_MS) - Math.max(start, from);
      if (shared <= 0) continue;
      const part = (offered * shared) / (end - start);
      contacts[at] += part;
      work[at] += part * averageHandleTimeSeconds;
    }
  }
  const total = contacts.reduce((sum, each) => sum + each, 0);
  const mean = total === 0 ? 1 : work.reduce((sum, each) => sum + each, 0) / total;
  return {
    id: queue.id,
    name: queue.name,
    contacts: Array.from(contacts, (each) => each * (1 + volumePercent / 100)),
    handleTimeFactors: Array.from(work, (each, at) => (contacts[at] === 0 ? 1 : each / contacts[at] / mean)),
    dayVariation: assumptions.dayVariation,
    answerThresholdSeconds: queue.answerThresholdSeconds,
    shortAbandonSeconds: 5,
    serviceLevelGoal: queue.serviceLevelGoal,
    talk: handleTime(mean * (1 + handleTimePercent / 100), assumptions.handleTimeVariation),
    afterCall: null,
    patience:
      queue.patienceSeconds === null
        ? null
        : { kind: 'exponential', meanSeconds: queue.patienceSeconds * (1 + patiencePercent / 100) },
    retrial: null,
  };
}

function handleTime(meanSeconds: number, variation: number): ScenarioQueue['talk'] {
  if (variation === 1) return { kind: 'exponential', meanSeconds };
  if (variation === 0) return { kind: 'constant', seconds: meanSeconds };
  return { kind: 'lognormal', meanSeconds, deviationSeconds: meanSeconds * variation };
}

/** By name, so that the order of agents changes nothing. */
function groupsOf({ agents, queues }: RosterToSimulate): ReadonlyMap<string, SkillGroup> {
  const names = new Map(queues.map(({ id, name }) => [id, name]));
  const groups = new Map<string, SkillGroup>();
  for (const agent of agents) {
    const id = groupId(agent);
    if (groups.has(id)) continue;
    const own = queueIds(agent);
    const work = own.length === 0 ? 'no queue' : own.map((queueId) => names.get(queueId)).join(', ');
    groups.set(id, {
      id,
      name: `${agent.siteName}: ${work}`,
      skills: own.map((queueId) => ({ queueId, priority: 1, afterSeconds: 0 })),
    });
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const queueIds = ({ queues }: RosteredAgent): string[] => queues.map(({ queueId }) => queueId).sort();

const groupId = (agent: RosteredAgent): string => `${agent.siteName}/${queueIds(agent).join('+')}`;

function agentsOf({ agents, shifts, span }: RosterToSimulate, assumptions: SimulationAssumptions) {
  const own = new Map<string, RosteredShift[]>();
  for (const shift of shifts) {
    const known = own.get(shift.agentId);
    if (known === undefined) own.set(shift.agentId, [shift]);
    else known.push(shift);
  }
  return agents.flatMap((agent): ScenarioAgent[] => {
    const rostered = own.get(agent.id) ?? [];
    if (rostered.length === 0) return [];
    return [
      {
        id: agent.id,
        groupId: groupId(agent),
        speeds: Object.fromEntries(
          agent.queues.filter(({ speed }) => speed !== 1).map(({ queueId, speed }) => [queueId, speed]),
        ),
        shifts: rostered.map(({ start, end, activities }) => ({
          startSeconds: secondsAt(start, span),
          endSeconds: secondsAt(end, span),
          activities: activities.map((activity) => toActivity(activity, span, assumptions)),
        })),
        adherence: null,
      },
    ];
  });
}

function toActivity(
  { kind, start, end, queueId, campaignId }: RosteredActivity,
  span: Interval,
  { routing }: SimulationAssumptions,
): ScenarioActivity {
  return {
    kind,
    startSeconds: secondsAt(start, span),
    endSeconds: secondsAt(end, span),
    queueIds: kind === 'inbound' && routing === 'rostered' && queueId !== null ? [queueId] : null,
    campaignId: kind === 'outbound' ? campaignId : null,
  };
}

const secondsAt = (at: Instant, span: Interval): number => (at - span.start) / 1000;

function noiseOf({ absentShare, unavailableShare, lateMinutes }: SimulationAssumptions): AdherenceNoise {
  const slip =
    lateMinutes === 0
      ? null
      : { share: 1, length: { kind: 'exponential' as const, meanSeconds: lateMinutes * 60 } };
  const away = { kind: 'exponential' as const, meanSeconds: UNAVAILABLE_SECONDS };
  return {
    absentShare,
    lateStart: slip,
    earlyLeave: null,
    breakOverrun: slip,
    unavailable:
      unavailableShare === 0
        ? null
        : { perHour: (unavailableShare * 3600) / UNAVAILABLE_SECONDS, length: away },
  };
}
