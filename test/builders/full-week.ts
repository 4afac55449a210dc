import { addDays, localTime, timeZone } from '../../src/time/zoned-time.js';
import { type Agent, type SchedulingProblem } from '../../src/scheduling/engine/problem.js';
import { loadCallingHoursPacks } from '../../src/scheduling/solver/calling-hours.loader.js';
import { loadLabourPacks } from '../../src/scheduling/solver/labour-pack.loader.js';
import { aCampaign, aContract, anAgent, aProblem, aQueue, aShift, at, MONDAY, on } from './roster.js';

const night = { from: localTime('21:00'), to: localTime('06:00') };
const late = { from: localTime('12:00'), to: localTime('16:00') };
const WEEK_AGO = addDays(MONDAY, -7);
const OPEN = { from: 8 * 4, to: 19 * 4 };

const open = (agents: number) =>
  Array.from({ length: 7 * 96 }, (_, at) => {
    const quarter = at % 96;
    return at < 5 * 96 && quarter >= OPEN.from && quarter < OPEN.to ? agents : 0;
  });

const contract = aContract({
  paidMinutesPerWeek: { min: 960, max: 2400 },
  shiftStarts: { earliest: localTime('06:00'), latest: localTime('15:00'), stepMinutes: 60 },
  shiftLengthsMinutes: [240, 510],
  breaks: [
    {
      kind: 'meal',
      minutes: 30,
      paid: false,
      earliestAfterStartMinutes: 120,
      latestAfterStartMinutes: 360,
      fromShiftMinutes: 360,
    },
  ],
  pay: {
    centsPerHour: 900,
    premiums: [
      { kind: 'night', percent: 35, window: night },
      { kind: 'weekend', percent: 25, weekdays: [6, 7] },
      { kind: 'holiday', percent: 100 },
      { kind: 'overtime', percent: 50, per: 'week', afterMinutes: 2280 },
    ],
  },
});

const london = (id: string, changes: Partial<Agent> = {}) =>
  anAgent({ id, siteId: 'london', zone: timeZone('Europe/London'), ...changes });

const pastShift = (day: number) => ({
  date: addDays(MONDAY, day),
  start: on(day, '09:00'),
  end: on(day, '17:30'),
  paidMinutes: 480,
});

const spanish = { language: 'es', level: 'B2' } as const;

/** Everybody has something of his own: a pin, days away, a certificate that lapses, a tail of last week, a rotation. */
const agents: readonly Agent[] = [
  anAgent({ absences: [{ start: on(3, '00:00'), end: on(4, '00:00') }] }),
  anAgent({
    id: 'ben',
    certificates: [
      { language: 'en', level: 'C1', valid: { start: at('2025-03-01T05:00Z'), end: on(2, '13:00') } },
      { ...spanish, valid: { start: at('2025-03-01T05:00Z'), end: on(300, '00:00') } },
    ],
    entitlements: [...anAgent().entitlements, { workId: 'ayuda', speed: 0.8 }],
  }),
  anAgent({
    id: 'cora',
    availability: [0, 1, 2, 3, 4].map((day) => ({ start: on(day, '07:00'), end: on(day, '17:00') })),
    rules: [{ rule: 'rotation', firstDate: WEEK_AGO, days: ['any', 'any', 'off', 'any'] }],
  }),
  london('dan', {
    history: {
      lastShiftEnd: on(-1, '17:30'),
      consecutiveDaysWorked: 3,
      shifts: [-3, -2, -1].map(pastShift),
      weeklyPaidMinutes: [2400, null, 2880],
      fairness: { days: 28, nights: 2, weekends: 3, unpopularStarts: 9 },
    },
  }),
  london('eve', { flags: ['gb-48h-opt-out'] }),
];

/**
 * A small week in Bogota and London with all that hangs on dates: pins, absences, a tail of history, certificates that
 * lapse, requests, legal windows and holidays of those called, labour packs, premium days, meetings, a published plan.
 */
export function aFullWeek(): SchedulingProblem {
  return aProblem({
    name: 'A full week',
    agents,
    contracts: [contract],
    queues: [
      aQueue({ target: open(2), minimum: { agents: open(1), level: 'soft', weight: 8 } }),
      aQueue({ id: 'ayuda', name: 'Ayuda', need: spanish, target: open(1) }),
    ],
    campaigns: [
      aCampaign({
        hoursWanted: 30,
        zones: [
          { ...aCampaign().zones[0], share: 0.7 },
          {
            id: 'tampa',
            jurisdiction: 'US-FL',
            zone: timeZone('America/New_York'),
            share: 0.3,
            consent: true,
          },
        ],
      }),
    ],
    callingHours: loadCallingHoursPacks(),
    calledHolidays: { US: [addDays(MONDAY, 1)], 'US-FL': [addDays(MONDAY, 4)] },
    labourPacks: loadLabourPacks(),
    sites: [
      {
        id: 'bogota',
        weekStartsOn: 7,
        weekendDays: [6, 7],
        premiumDays: [{ date: addDays(MONDAY, 2), name: 'Feast', percent: 75 }],
      },
      { id: 'london', labourPacks: ['gb'], premiumDays: [{ date: addDays(MONDAY, 4) }] },
    ],
    ...wishes(),
  });
}

function wishes(): Partial<SchedulingProblem> {
  const shift = aShift(1, '08:00', ['inbound 120', 'outbound 120']);
  return {
    pins: [
      { kind: 'shift', agentId: 'ana', shift },
      { kind: 'day-off', agentId: 'eve', date: addDays(MONDAY, 2) },
    ],
    shiftTypes: [{ id: 'late', starts: { earliest: late.from, latest: late.to } }],
    shiftTypeCover: [
      { shiftType: 'late', siteId: 'bogota', dates: [addDays(MONDAY, 3)], min: 1, level: 'soft', weight: 60 },
    ],
    labourBudgets: [{ id: 'March', amount: 1500, level: 'soft', weight: 2 }],
    requests: [
      { agentId: 'ana', date: addDays(MONDAY, 4), wish: 'for', shiftType: 'late', weight: 40 },
      { agentId: 'dan', date: addDays(MONDAY, 3), wish: 'against', weight: 80 },
    ],
    offPhoneActivities: [
      {
        id: 'team',
        name: 'Team meeting',
        kind: 'meeting',
        minutes: 30,
        participants: ['ana', 'ben', 'cora'],
        atLeast: 2,
        together: true,
        windows: [{ start: on(1, '08:00'), end: on(2, '12:00') }],
        inboundFloor: 0,
        level: 'soft',
        weight: 3,
      },
    ],
    fairness: [{ of: 'unpopular-starts', starts: late, among: 'everybody', weight: 10 }],
    published: { shifts: [shift, aShift(4, '09:00', ['inbound 240'])], perShift: 30, perMinute: 0.1 },
  };
}
