import { parseInstant } from '../../time/instant.js';
import { localDate, localTime, timeZone } from '../../time/zoned-time.js';
import { dayIntervals, intervalsWithin, openSpans } from './day-intervals.js';
import { type OfferedInterval, staffIntervals, type StaffingPlan } from './staffing-plan.js';

const bogota = timeZone('America/Bogota');
const london = timeZone('Europe/London');
const plan: StaffingPlan = {
  model: 'C',
  averageHandleTimeSeconds: 180,
  patienceSeconds: null,
  targets: { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } },
  shrinkage: [
    { name: 'sickness', place: 'out-of-office', share: 0.1, scheduledByRoster: false },
    { name: 'breaks', place: 'in-office', share: 0.2, scheduledByRoster: true },
  ],
  profiles: [
    {
      weekdays: [1, 2, 3, 4, 5],
      from: localTime('20:00'),
      to: localTime('00:00'),
      shrinkage: [{ name: 'nights', place: 'out-of-office', share: 0.5, scheduledByRoster: false }],
      minAgents: 20,
    },
  ],
};

describe('staffing a forecast', () => {
  /** A Monday: 19:30 and 20:00 in Bogota. */
  const evening = ['2026-06-08T00:30Z', '2026-06-09T00:30Z', '2026-06-09T01:00Z'].map((start) => ({
    start: parseInstant(start),
    offered: 100,
  }));

  const staffed = (intervals: readonly OfferedInterval[], by = plan) =>
    staffIntervals({ intervals, intervalMinutes: 30, zone: bogota, plan: by, openBefore: false });

  it('takes the handle time of an interval before the plan’s', () => {
    const [long, usual] = staffed([{ ...evening[0], averageHandleTimeSeconds: 360 }, evening[0]]);
    expect([long, usual].map((row) => row.averageHandleTimeSeconds)).toEqual([360, 180]);
    expect(long.requiredAgents).toBeGreaterThan(20);
    expect(usual.requiredAgents).toBe(14);
  });

  it('counts breaks in the heads but not again in the roster target', () => {
    const [sunday] = staffed(evening);
    expect(sunday).toMatchObject({ requiredAgents: 14, scheduledAgents: 20, rosterTarget: 16 });
    expect(sunday.bindingTarget).toBe('service-level');
  });

  it('puts the profile of the time over the plan, by the wall clock of the queue', () => {
    const [, before, inside] = staffed(evening);
    expect(before.requiredAgents).toBe(14);
    expect(inside).toMatchObject({ requiredAgents: 20, scheduledAgents: 40, bindingTarget: 'min-agents' });
  });

  it('keeps figures that do not exist as null', () => {
    const [quiet] = staffed([{ ...evening[0], offered: 0 }]);
    expect(quiet).toMatchObject({ requiredAgents: 0, serviceLevel: null, occupancy: null });
  });

  it('refuses a profile over midnight, with advice', () => {
    const night = { weekdays: [1 as const], from: localTime('22:00'), to: localTime('06:00') };
    expect(() => staffed([], { ...plan, profiles: [night] })).toThrow('from 22:00 to 06:00');
  });
});

describe('opening hours', () => {
  const night = {
    weekdays: [6 as const],
    from: localTime('22:00'),
    to: localTime('06:00'),
    throughMidnight: true,
  };

  it('through midnight reach into the next day, also from the day before the first', () => {
    const spans = openSpans([night], london, localDate('2026-10-25'), 1);
    expect(spans).toEqual([
      { start: parseInstant('2026-10-24T23:00Z'), end: parseInstant('2026-10-25T06:00Z') },
    ]);
  });

  it('hold 14 half-hours from midnight to 06:00 on London, 25 October 2026, clocks back', () => {
    const starts = dayIntervals(localDate('2026-10-25'), 1, london, 30);
    const open = intervalsWithin(starts, 30, openSpans([night], london, localDate('2026-10-25'), 1));
    expect(open).toHaveLength(14);
  });

  it('count an interval that is open in part', () => {
    const fromQuarterPast = {
      ...night,
      weekdays: [7 as const],
      from: localTime('08:15'),
      to: localTime('09:00'),
      throughMidnight: false,
    };
    const starts = dayIntervals(localDate('2026-11-01'), 1, london, 30);
    const open = intervalsWithin(
      starts,
      30,
      openSpans([fromQuarterPast], london, localDate('2026-11-01'), 1),
    );
    expect(open.map((start) => new Date(start).toISOString().slice(11, 16))).toEqual(['08:00', '08:30']);
  });
});
