import { addDays, localTime } from '../../src/time/zoned-time.js';
import { type SchedulingProblem } from '../../src/scheduling/engine/problem.js';
import { type WorkRule } from '../../src/scheduling/engine/work-rules.js';
import { aCampaign, aContract, anAgent, aProblem, aQueue, aShift, at, MONDAY, on } from './roster.js';

const night = { from: localTime('22:00'), to: localTime('06:00') };
const early = { from: localTime('05:00'), to: localTime('07:30') };

/** A term of every rule, with every member that it can have. */
export const EVERY_WORK_RULE: readonly WorkRule[] = [
  { rule: 'paid-time-per-day', min: 60, max: 600 },
  { rule: 'paid-time-per-week', min: 600, max: 2880 },
  { rule: 'paid-time-per-period', min: 600, max: 2880, level: 'soft', weight: 2.5 },
  { rule: 'minimum-rest', minutes: 660, source: 'Directive 2003/88/EC art. 3' },
  { rule: 'consecutive-days', max: 6 },
  { rule: 'consecutive-shifts', min: 2, max: 5 },
  { rule: 'consecutive-days-off', min: 2 },
  { rule: 'days-off', min: 1 },
  { rule: 'working-weekends', max: 2, weeks: 4 },
  { rule: 'shift-start-distance', max: 120, daysApart: 2 },
  { rule: 'shift-start-variance', max: 180 },
  {
    rule: 'forbidden-successions',
    first: { shiftTypes: ['late'], starts: night },
    next: { ends: early },
    daysApart: 1,
  },
  { rule: 'shift-type', allowed: ['early', 'late'] },
  { rule: 'shifts-per-type', shiftType: 'late', per: 'week', min: 1, max: 3 },
  { rule: 'longest-work-stretch', max: 300, pauseMinutes: 30 },
  {
    rule: 'pauses-by-hours',
    overMinutes: 300,
    count: 1,
    minutes: 30,
    kind: 'meal',
    startsWithinMinutes: 300,
  },
  { rule: 'rests-by-hours', minutes: 10, perMinutes: 240, fromMinutes: 210 },
  { rule: 'rotation', firstDate: MONDAY, days: ['early', 'late', 'any', 'off'] },
  { rule: 'night-shifts', night, nightMinutes: 180, max: 3, days: 7, onlyFlag: 'x', unlessFlag: 'y' },
  { rule: 'night-hours-average', night, nightMinutes: 180, max: 480, weeks: 17 },
  { rule: 'average-hours', max: 2880, weeks: 17, unlessFlag: 'uk-48h-opt-out' },
  { rule: 'spread-over', max: 720 },
  { rule: 'weekly-rest', minutes: 1440, afterDays: 6 },
];

const agent = anAgent({
  availability: [{ start: on(0, '06:00'), end: on(0, '18:00') }],
  absences: [{ start: on(3, '00:00'), end: on(4, '00:00') }],
  rules: [{ rule: 'spread-over', max: 600 }],
  flags: ['uk-48h-opt-out'],
  history: {
    lastShiftEnd: at('2026-03-01T22:00Z'),
    consecutiveDaysWorked: 2,
    shifts: [
      { date: addDays(MONDAY, -2), start: on(-2, '09:00'), end: on(-2, '17:00'), paidMinutes: 450 },
      { date: addDays(MONDAY, -1), start: on(-1, '09:00'), end: on(-1, '17:00'), paidMinutes: 450 },
    ],
    weeklyPaidMinutes: [2400, null, 2250.5],
    fairness: { days: 84, nights: 7, weekends: 4, unpopularStarts: 12 },
  },
});

const contract = aContract({
  breaks: [
    {
      kind: 'meal',
      minutes: 30,
      paid: false,
      earliestAfterStartMinutes: 120,
      latestAfterStartMinutes: 300,
      fromShiftMinutes: 360,
    },
  ],
  rules: [{ rule: 'shift-start-variance', max: 240 }],
  pay: {
    centsPerHour: 1250,
    premiums: [
      { kind: 'night', percent: 10, window: night },
      { kind: 'weekend', percent: 25, weekdays: [6, 7] },
      { kind: 'holiday', percent: 100 },
      { kind: 'overtime', percent: 50, per: 'day', afterMinutes: 480 },
    ],
  },
});

const grid = Array.from({ length: 7 * 96 }, () => 1);

/** A problem with everything in it that a problem can have, once at least. */
export function aWholeProblem(): SchedulingProblem {
  return aProblem({
    agents: [agent],
    contracts: [contract],
    queues: [
      aQueue({
        minimum: { agents: grid, level: 'soft', weight: 9 },
        underCost: [{ agents: 1, cost: 4 }, { cost: 12 }],
        overCost: [{ agents: 2, cost: 1 }],
      }),
    ],
    campaigns: [aCampaign({ attempts: { contacts: 100, attemptsPerContact: 3, minutesPerAttempt: 4 } })],
    callingHours: [
      {
        id: 'us',
        title: 'US',
        jurisdiction: 'US',
        validFrom: MONDAY,
        validTo: addDays(MONDAY, 9),
        source: '47 CFR 64.1200',
        verified: true,
        rules: [
          {
            id: 'hours',
            callTypes: ['sales'],
            windows: [{ weekdays: [1, 2], from: localTime('08:00'), to: localTime('21:00') }],
            closedOnHolidays: true,
            source: '47 CFR 64.1200(c)(1)',
          },
        ],
        caps: [{ id: 'cap', callTypes: [], attempts: 7, days: 7, source: '12 CFR 1006.14' }],
      },
    ],
    calledHolidays: { US: [MONDAY] },
    weights: { ...aProblem().weights, labourCost: 1.5 },
    pins: [
      {
        kind: 'shift',
        agentId: 'ana',
        shift: aShift(0, '08:00', ['inbound 120', 'break 15', 'outbound 105']),
      },
      { kind: 'day-off', agentId: 'ana', date: MONDAY },
    ],
    ...labour(),
    ...goals(),
  });
}

function labour(): Partial<SchedulingProblem> {
  return {
    shiftTypes: [
      {
        id: 'early',
        name: 'Early',
        starts: { earliest: localTime('06:00'), latest: localTime('08:00') },
        lengthsMinutes: [480],
        pauses: [{ kind: 'meal', afterStartMinutes: 240, minutes: 30, paid: false }],
      },
      { id: 'late', starts: { earliest: localTime('14:00'), latest: localTime('16:00') } },
    ],
    sites: [
      {
        id: 'bogota',
        labourPacks: ['co'],
        weekStartsOn: 1,
        weekendDays: [6, 7],
        premiumDays: [{ date: MONDAY, name: 'Feast', percent: 75 }],
      },
    ],
    labourPacks: [
      {
        id: 'co',
        title: 'Colombia',
        jurisdiction: 'CO',
        validFrom: MONDAY,
        validTo: addDays(MONDAY, 400),
        source: 'A law',
        verified: false,
        rules: [{ rule: 'spread-over', max: 660 }],
        premiums: [{ kind: 'night', percent: 35, window: night }],
      },
    ],
    rules: EVERY_WORK_RULE,
    labourBudgets: [{ id: 'March', amount: 900, siteId: 'bogota', level: 'soft', weight: 2 }],
  };
}

function goals(): Partial<SchedulingProblem> {
  return {
    requests: [{ agentId: 'ana', date: MONDAY, wish: 'for', shiftType: 'late', weight: 20 }],
    offPhoneActivities: [
      {
        id: 'team',
        name: 'Team meeting',
        kind: 'meeting',
        minutes: 30,
        participants: ['ana'],
        atLeast: 1,
        together: true,
        windows: [{ start: on(0, '09:00'), end: on(0, '12:00') }],
        inboundFloor: 0.8,
        level: 'soft',
        weight: 3,
      },
    ],
    shiftTypeCover: [
      {
        shiftType: 'late',
        siteId: 'bogota',
        dates: [MONDAY],
        weekdays: [1],
        min: 1,
        max: 2,
        level: 'soft',
        weight: 50,
      },
    ],
    fairness: [
      { of: 'nights', night, nightMinutes: 180, among: 'site', tolerance: 1, weight: 10 },
      { of: 'weekends', among: 'contract', tolerance: 1, weight: 10 },
      { of: 'unpopular-starts', starts: early, among: 'everybody', tolerance: 1, weight: 10 },
    ],
    published: {
      shifts: [aShift(1, '08:00', ['inbound 240'])],
      perShift: 100,
      perMinute: 1,
      perActivityMinute: 0.2,
    },
  };
}
