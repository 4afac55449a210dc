import { type Instant, HOUR_MS } from '../../time/instant.js';
import { covers, type Interval, merge } from '../../time/interval.js';
import { callingWindows, type CallingWindows } from './calling-windows.js';
import { capsFor, plannableAttempts } from './frequency-caps.js';
import { type Site } from './labour-pack.js';
import {
  type Agent,
  type CalledZone,
  type Campaign,
  CEFR_LEVELS,
  type Contract,
  type Entitlement,
  type LanguageNeed,
  type Pin,
  type Queue,
  type SchedulingProblem,
  type ShiftType,
} from './problem.js';
import { type OffPhoneActivity, type ShiftRequest } from './roster-goals.js';
import { type Roster, type Shift } from './roster.js';

/** A problem with its parts found by id and its calling windows worked out. */
export interface ProblemIndex {
  readonly agents: ReadonlyMap<string, Agent>;
  readonly contracts: ReadonlyMap<string, Contract>;
  readonly queues: ReadonlyMap<string, Queue>;
  readonly campaigns: ReadonlyMap<string, Campaign>;
  /** By campaign id, then called-zone id; they reach two days past the period, as far as its last shifts may. */
  readonly windows: ReadonlyMap<string, ReadonlyMap<string, CallingWindows>>;
  /** By agent id. */
  readonly pins: ReadonlyMap<string, readonly Pin[]>;
  readonly sites: ReadonlyMap<string, Site>;
  readonly shiftTypes: ReadonlyMap<string, ShiftType>;
  readonly offPhoneActivities: ReadonlyMap<string, OffPhoneActivity>;
  /** By agent id, as are the published shifts. */
  readonly requests: ReadonlyMap<string, readonly ShiftRequest[]>;
  readonly published: ReadonlyMap<string, readonly Shift[]>;
}

const indexes = new WeakMap<SchedulingProblem, ProblemIndex>();

/**
 * Finds the parts of a problem by id; the answer is kept as long as the problem is.
 * @example
 * indexProblem({ agents: [{ id: 'a' }], contracts: [], queues: [], campaigns: [] }).agents.size // => 1
 */
export function indexProblem(problem: SchedulingProblem): ProblemIndex {
  let index = indexes.get(problem);
  if (index === undefined) {
    index = {
      agents: byId(problem.agents),
      contracts: byId(problem.contracts),
      queues: byId(problem.queues),
      campaigns: byId(problem.campaigns),
      windows: new Map(problem.campaigns.map((campaign) => [campaign.id, windowsOf(problem, campaign)])),
      pins: byAgent(problem.pins ?? []),
      sites: byId(problem.sites ?? []),
      shiftTypes: byId(problem.shiftTypes ?? []),
      offPhoneActivities: byId(problem.offPhoneActivities ?? []),
      requests: byAgent(problem.requests ?? []),
      published: byAgent(problem.published?.shifts ?? []),
    };
    indexes.set(problem, index);
  }
  return index;
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function byAgent<T extends { readonly agentId: string }>(items: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const known = found.get(item.agentId);
    if (known === undefined) found.set(item.agentId, [item]);
    else known.push(item);
  }
  return found;
}

function windowsOf(problem: SchedulingProblem, campaign: Campaign): ReadonlyMap<string, CallingWindows> {
  const { start, end } = problem.period.span;
  const reach: Interval = { start, end: (end + 48 * HOUR_MS) as Instant };
  return new Map(
    campaign.zones.map((zone) => [
      zone.id,
      callingWindows(zone, campaign.callType, reach, problem.callingHours, problem.calledHolidays),
    ]),
  );
}

const shiftsOf = new WeakMap<Roster, ReadonlyMap<string, Shift[]>>();

/**
 * The shifts of a roster by agent, each agent's in order of start.
 * @example
 * shiftsByAgent({ shifts: [{ agentId: 'a', start: instant(9) }, { agentId: 'a', start: instant(1) }] }).get('a')[0].start // => 1
 */
export function shiftsByAgent(roster: Roster): ReadonlyMap<string, readonly Shift[]> {
  let sorted = shiftsOf.get(roster);
  if (sorted === undefined) {
    sorted = byAgent(roster.shifts);
    for (const shifts of sorted.values()) shifts.sort((a, b) => a.start - b.start);
    shiftsOf.set(roster, sorted);
  }
  return sorted;
}

/**
 * The agent's entitlement to a queue or campaign, if there is one.
 * @example
 * entitlementTo({ entitlements: [{ workId: 'q', speed: 0.8 }] }, 'q').speed // => 0.8
 */
export function entitlementTo(agent: Pick<Agent, 'entitlements'>, workId: string): Entitlement | undefined {
  return agent.entitlements.find((entitlement) => entitlement.workId === workId);
}

const certified = new WeakMap<Agent['certificates'], Map<string, Interval[]>>();

/**
 * When certificates of the needed language, at the needed level or above, are valid; merged.
 * @example
 * certifiedTime({ certificates: [{ language: 'en', level: 'C1', valid: { start: instant(0), end: instant(100) } }] }, { language: 'en', level: 'B2' }) // => [{ start: 0, end: 100 }]
 */
export function certifiedTime(agent: Pick<Agent, 'certificates'>, need: LanguageNeed): readonly Interval[] {
  let byNeed = certified.get(agent.certificates);
  if (byNeed === undefined) certified.set(agent.certificates, (byNeed = new Map<string, Interval[]>()));
  const key = `${need.level} ${need.language}`;
  let time = byNeed.get(key);
  if (time === undefined) {
    const atLeast = CEFR_LEVELS.indexOf(need.level);
    const enough = agent.certificates.filter(
      ({ language, level }) => language === need.language && CEFR_LEVELS.indexOf(level) >= atLeast,
    );
    byNeed.set(key, (time = merge(enough.map(({ valid }) => valid))));
  }
  return time;
}

/**
 * Whether certificates are valid in all of the span.
 * @example
 * isCertified({ certificates: [] }, { language: 'en', level: 'B2' }, { start: instant(0), end: instant(100) }) // => false
 */
export function isCertified(agent: Pick<Agent, 'certificates'>, need: LanguageNeed, span: Interval): boolean {
  return certifiedTime(agent, need).some((valid) => covers(valid, span));
}

/**
 * Minutes of a called zone's work that frequency caps leave plannable: all of its share when the campaign counts hours,
 * at most contacts x capped attempts x minutes when it counts attempts.
 * @example
 * plannableZoneMinutes({ hoursWanted: 10, callType: 'sales' }, { share: 0.5, jurisdiction: 'US-NY' }, { period: { days: 7, firstDate: localDate('2026-03-02') }, callingHours: [] }) // => 300
 */
export function plannableZoneMinutes(
  campaign: Campaign,
  zone: CalledZone,
  problem: SchedulingProblem,
): number {
  const wanted = campaign.hoursWanted * 60 * zone.share;
  if (campaign.attempts === undefined) return wanted;
  const { contacts, attemptsPerContact, minutesPerAttempt } = campaign.attempts;
  const { days, firstDate } = problem.period;
  const caps = capsFor(zone.jurisdiction, campaign.callType, firstDate, problem.callingHours);
  const attempts = plannableAttempts(attemptsPerContact, days, caps);
  return Math.min(wanted, contacts * zone.share * attempts * minutesPerAttempt);
}
