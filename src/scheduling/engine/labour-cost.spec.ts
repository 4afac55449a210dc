import { aContract, anAgent, aProblem, aShift } from '../../../test/builders/roster.js';
import { addMinutes, type Instant, MINUTE_MS } from '../../time/instant.js';
import {
  addDays,
  localDate,
  localDateOf,
  localDay,
  localTime,
  timeZone,
  weekday,
} from '../../time/zoned-time.js';
import { dayOvertimeWeight, moneyOf, paidShares, premiumWeight } from './labour-cost.js';
import { localMinute } from './local-window.js';
import { type PayPremium } from './pay.js';
import { type SchedulingProblem } from './problem.js';
import { seededRandom } from './random.js';
import { type Activity, type Shift } from './roster.js';
import { paidMinutes } from './shift-time.js';

const LONDON = timeZone('Europe/London');
/** A week that ends with the night in which London's clocks go back, 25 October 2026. */
const FIRST = localDate('2026-10-19');
const CENTS = 1337;
const premiums: readonly PayPremium[] = [
  { kind: 'night', percent: 13, window: { from: localTime('22:00'), to: localTime('06:00') } },
  { kind: 'weekend', percent: 31, weekdays: [6, 7] },
  { kind: 'holiday', percent: 100 },
  { kind: 'overtime', percent: 50, per: 'day', afterMinutes: 480 },
  { kind: 'overtime', percent: 100, per: 'day', afterMinutes: 600 },
  { kind: 'overtime', percent: 50, per: 'week', afterMinutes: 2100 },
  { kind: 'overtime', percent: 75, per: 'seventh-day', afterMinutes: 0 },
];

const problem: SchedulingProblem = aProblem({
  period: {
    firstDate: FIRST,
    days: 7,
    zone: LONDON,
    span: { start: localDay(FIRST, LONDON).start, end: localDay(addDays(FIRST, 7), LONDON).start },
    gridMinutes: 15,
  },
  contracts: [aContract({ pay: { centsPerHour: CENTS, premiums } })],
  agents: [anAgent({ zone: LONDON })],
  sites: [
    { id: 'bogota', premiumDays: [{ date: addDays(FIRST, 2) }, { date: addDays(FIRST, 6), percent: 40 }] },
  ],
});

/** Shifts of odd lengths at odd hours on most days of the week, with unpaid pauses. */
function someShifts(seed: number): Shift[] {
  const random = seededRandom(seed);
  const upTo = (most: number) => Math.floor(random() * most);
  return Array.from({ length: 7 }, (_, day) => addDays(FIRST, day)).flatMap((date, day) => {
    if (upTo(8) === 0) return [];
    const start = addMinutes(localDay(date, LONDON).start, 1 + upTo(700));
    let reached = start;
    const activities = [200 + upTo(200), 30 + upTo(30), 100 + upTo(200)].map((minutes, at): Activity => {
      const from = reached;
      reached = addMinutes(reached, minutes);
      const kind = at === 1 ? 'meal' : 'inbound';
      return { kind, start: from, end: reached, paid: at !== 1, workId: null, calledZoneId: null };
    });
    return [{ ...aShift(day, '08:00', []), date, start, end: reached, activities }];
  });
}

/** The same money by another way: every minute looked at alone. */
function minuteByMinute(shifts: readonly Shift[]): number {
  let percent = 0;
  let straight = 0;
  const daysWorked = new Set(shifts.map(({ date }) => date)).size;
  for (const shift of shifts) {
    let ofDay = 0;
    for (const { start, end, paid } of shift.activities) {
      for (let at: number = start; paid && at < end; at += MINUTE_MS) {
        const date = localDateOf(at as Instant, LONDON);
        const minute = localMinute(at as Instant, LONDON);
        percent += 100;
        if (minute >= 22 * 60 || minute < 6 * 60) percent += 13;
        if (weekday(date) >= 6) percent += 31;
        if (date === addDays(FIRST, 2)) percent += 100;
        if (date === addDays(FIRST, 6)) percent += 40;
        const daily = ofDay >= 600 ? 100 : ofDay >= 480 ? 50 : 0;
        const seventh = daysWorked === 7 && shift.date === addDays(FIRST, 6) ? 75 : 0;
        const overtime = Math.max(daily, seventh);
        percent += overtime > 0 ? overtime : straight >= 2100 ? 50 : 0;
        if (overtime === 0) straight++;
        ofDay++;
      }
    }
  }
  return (percent * CENTS) / 600_000;
}

describe('what shifts cost', () => {
  it.each(Array.from({ length: 25 }, (_, seed) => seed + 1))(
    'is the same as minute by minute, to the last digit (seed %i)',
    (seed) => {
      const shifts = someShifts(seed);
      const [agent] = problem.agents;
      const shares = paidShares({ problem, agent, contract: problem.contracts[0], shifts });
      expect(shares).not.toBeNull();
      if (shares !== null) expect(moneyOf(shares, CENTS)).toBe(minuteByMinute(shifts));
    },
  );

  it.each([1, 2, 3, 4, 5])('adds up stretch by stretch but for overtime beyond the day (seed %i)', (seed) => {
    const [agent] = problem.agents;
    const contract = aContract({
      pay: {
        centsPerHour: CENTS,
        premiums: premiums.filter((each) => each.kind !== 'overtime' || each.per === 'day'),
      },
    });
    const context = { problem, agent, contract };
    for (const shift of someShifts(seed)) {
      const shares = paidShares({ ...context, shifts: [shift] });
      const stretches = shift.activities.filter(({ paid }) => paid);
      const premium = stretches.reduce((sum, each) => sum + premiumWeight(context, each), 0);
      expect(shares).toMatchObject({ overtime: dayOvertimeWeight(context, paidMinutes(shift)) });
      expect(premium).toBe((shares?.night ?? 0) + (shares?.weekend ?? 0) + (shares?.holiday ?? 0));
    }
  });

  it('adds what the labour packs of the site add', () => {
    const pack = {
      id: 'ph',
      title: 'Philippines',
      jurisdiction: 'PH',
      validFrom: FIRST,
      validTo: null,
      source: 'Labor Code art. 87',
      verified: false,
      rules: [],
      premiums: [{ kind: 'overtime', percent: 25, per: 'day', afterMinutes: 60 } as const],
    };
    const contract = aContract({ pay: { centsPerHour: 1000 } });
    const agent = anAgent();
    const under = aProblem({
      contracts: [contract],
      labourPacks: [pack],
      sites: [{ id: 'bogota', labourPacks: ['ph'] }],
    });
    const period = { ...under.period, firstDate: FIRST };
    const shifts = [aShift(0, '08:00', ['inbound 120'])];
    expect(paidShares({ problem: { ...under, period }, agent, contract, shifts })).toMatchObject({
      overtime: 60 * 25,
    });
    const elsewhere = { ...under, period, sites: [] };
    expect(paidShares({ problem: elsewhere, agent, contract, shifts })).toMatchObject({ overtime: 0 });
  });
});
