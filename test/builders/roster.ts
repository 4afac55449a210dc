import { addMinutes, type Instant, parseInstant } from '../../src/time/instant.js';
import { addDays, localDate, localDay, localTime, timeZone, toInstant } from '../../src/time/zoned-time.js';
import {
  type Agent,
  type Campaign,
  type Contract,
  DEFAULT_BLENDING,
  DEFAULT_WEIGHTS,
  type Queue,
  type SchedulingProblem,
} from '../../src/scheduling/engine/problem.js';
import {
  type Activity,
  type ActivityKind,
  type Roster,
  type Shift,
} from '../../src/scheduling/engine/roster.js';

/** A week in Bogota (no clock changes, UTC-5) from Monday, 2 March 2026. */
export const ZONE = timeZone('America/Bogota');
export const MONDAY = localDate('2026-03-02');

export function at(text: string): Instant {
  return parseInstant(text);
}

/** An instant of the week by local day (0 = Monday) and time in Bogota. */
export function on(day: number, time: string): Instant {
  return toInstant(addDays(MONDAY, day), localTime(time), ZONE);
}

export function aContract(changes: Partial<Contract> = {}): Contract {
  return {
    id: 'full',
    paidMinutesPerDay: { min: 240, max: 480 },
    paidMinutesPerWeek: { min: 0, max: 2400 },
    minRestMinutes: 660,
    maxConsecutiveDays: 5,
    minDaysOffPerWeek: 2,
    shiftStarts: { earliest: localTime('06:00'), latest: localTime('20:00'), stepMinutes: 30 },
    shiftLengthsMinutes: [240, 480],
    breaks: [],
    ...changes,
  };
}

export function anAgent(changes: Partial<Agent> = {}): Agent {
  return {
    id: 'ana',
    siteId: 'bogota',
    zone: ZONE,
    contractId: 'full',
    entitlements: [
      { workId: 'help', speed: 1 },
      { workId: 'late', speed: 1 },
    ],
    certificates: [
      {
        language: 'en',
        level: 'C1',
        valid: { start: at('2026-01-01T00:00Z'), end: at('2027-01-01T00:00Z') },
      },
    ],
    availability: null,
    absences: [],
    history: { lastShiftEnd: null, consecutiveDaysWorked: 0 },
    ...changes,
  };
}

export function aQueue(changes: Partial<Queue> = {}): Queue {
  const target = Array.from({ length: 7 * 96 }, () => 0);
  return { id: 'help', name: 'Help desk', need: { language: 'en', level: 'B2' }, target, ...changes };
}

/** Calls to New York without calling-hours rules, unless the problem brings packs. */
export function aCampaign(changes: Partial<Campaign> = {}): Campaign {
  return {
    id: 'late',
    name: 'Late payments',
    need: { language: 'en', level: 'B2' },
    callType: 'collections',
    hoursWanted: 10,
    zones: [{ id: 'ny', jurisdiction: 'US-NY', zone: timeZone('America/New_York'), share: 1, consent: true }],
    ...changes,
  };
}

export function aProblem(changes: Partial<SchedulingProblem> = {}): SchedulingProblem {
  const span = { start: localDay(MONDAY, ZONE).start, end: localDay(addDays(MONDAY, 7), ZONE).start };
  return {
    name: 'one agent, one week',
    period: { firstDate: MONDAY, days: 7, zone: ZONE, span, gridMinutes: 15 },
    contracts: [aContract()],
    agents: [anAgent()],
    queues: [aQueue()],
    campaigns: [aCampaign()],
    callingHours: [],
    calledHolidays: {},
    blending: DEFAULT_BLENDING,
    weights: DEFAULT_WEIGHTS,
    ...changes,
  };
}

/**
 * A shift from its activities, one after the other: `aShift(0, '08:00', ['inbound 120', 'break 15', 'outbound 105'])`.
 * Inbound is on the queue `help`, outbound to `late/ny`, unless written `inbound:q 60` or `outbound:c/z 60`; `off-phone:m 60`
 * is the off-phone activity `m`.
 */
export function aShift(
  day: number,
  start: string,
  activities: readonly string[],
  changes: Partial<Shift> = {},
): Shift {
  let reached = on(day, start);
  const first = reached;
  const done = activities.map((text): Activity => {
    const [what, minutes] = text.split(' ');
    const [kind, work] = what.split(':') as [ActivityKind, string | undefined];
    const from = reached;
    reached = addMinutes(reached, Number(minutes));
    const [workId, calledZoneId] = (work ?? (kind === 'outbound' ? 'late/ny' : 'help')).split('/');
    return {
      kind,
      start: from,
      end: reached,
      paid: kind !== 'meal',
      workId:
        kind === 'inbound' || kind === 'outbound' ? workId : kind === 'off-phone' ? (work ?? null) : null,
      calledZoneId: kind === 'outbound' ? calledZoneId : null,
    };
  });
  return {
    agentId: 'ana',
    date: addDays(MONDAY, day),
    start: first,
    end: reached,
    activities: done,
    ...changes,
  };
}

export function aRoster(...shifts: readonly Shift[]): Roster {
  return { shifts };
}
