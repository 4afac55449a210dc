import { addDays, localDate } from '../../time/zoned-time.js';
import { type CapacityAssumptions, capacityMonths, planCapacity } from './capacity-plan.js';

const weeks = (count: number, offered: number) =>
  Array.from({ length: count }, (_, i) => ({ week: addDays(localDate('2026-06-01'), 7 * i), offered }));
const assume = (more: Partial<CapacityAssumptions> = {}): CapacityAssumptions => ({
  averageHandleTimeSeconds: 360,
  routedShare: 1,
  occupancy: 0.75,
  shrinkage: 0.2,
  hoursPerFte: 40,
  ftePerHead: 1,
  headsAtStart: 30,
  monthlyAttrition: 0,
  classes: [],
  ...more,
});

describe('a capacity plan', () => {
  it('asks for the hours of the contacts after occupancy and shrinkage, of our share', () => {
    // 6,000 contacts of 6 minutes are 600 hours; / 0.75 / 0.8 = 1,000 paid hours = 25 FTE.
    expect(planCapacity(weeks(1, 6_000), assume())[0].requiredFte).toBe(25);
    expect(planCapacity(weeks(1, 6_000), assume({ routedShare: 0.2 }))[0].requiredFte).toBe(5);
  });

  it('asks for whole heads, more of them where many work part time', () => {
    const month = (more: Partial<CapacityAssumptions>) =>
      capacityMonths(planCapacity(weeks(4, 6_000), assume(more)), assume(more).ftePerHead)[0];
    expect(month({}).requiredHeads).toBe(25);
    expect(month({ ftePerHead: 0.8 }).requiredHeads).toBe(32);
    expect(month({ headsAtStart: 20 })).toMatchObject({ productiveFte: 20, gapFte: -5 });
  });

  it('loses a share of the heads each month', () => {
    const plan = planCapacity(weeks(53, 1), assume({ monthlyAttrition: 0.05, headsAtStart: 100 }));
    expect(plan[52].heads).toBeCloseTo(100 * 0.95 ** ((52 * 7) / (365.2425 / 12)), 9);
    const leavers = plan.slice(0, 52).reduce((sum, week) => sum + week.leavers, 0);
    expect(leavers).toBeCloseTo(100 - plan[52].heads, 9);
  });

  it('lets a class train and ramp up before it counts whole', () => {
    const classes = [{ startsOn: localDate('2026-06-08'), heads: 10, trainingWeeks: 2, rampUp: [0.5, 0.8] }];
    const plan = planCapacity(weeks(6, 1), assume({ classes }));
    expect(plan.map((week) => week.heads)).toEqual([30, 40, 40, 40, 40, 40]);
    expect(plan.map((week) => week.productiveFte)).toEqual([30, 30, 30, 35, 38, 40]);
    expect(plan.map((week) => week.joiners)).toEqual([0, 10, 0, 0, 0, 0]);
  });

  it('counts a class that has begun before as it stands', () => {
    const classes = [{ startsOn: localDate('2026-05-18'), heads: 10, trainingWeeks: 2, rampUp: [0.5] }];
    const plan = planCapacity(weeks(2, 1), assume({ classes }));
    expect(plan.map((week) => [week.productiveFte, week.joiners])).toEqual([
      [35, 0],
      [40, 0],
    ]);
  });

  it('splits a week between its months by days, and loses nothing', () => {
    const plan = planCapacity(weeks(9, 700), assume({ monthlyAttrition: 0.1 }));
    const months = capacityMonths(plan, 1);
    expect(months.map(({ month }) => month)).toEqual(['2026-06', '2026-07', '2026-08']);
    expect(months[0].offered).toBeCloseTo(3_000, 9);
    expect(months.reduce((sum, { offered }) => sum + offered, 0)).toBeCloseTo(6_300, 9);
    const leavers = months.reduce((sum, month) => sum + month.leavers, 0);
    expect(leavers).toBeCloseTo(
      plan.reduce((sum, week) => sum + week.leavers, 0),
      9,
    );
  });

  it.each([
    [{ occupancy: 0 }, 'occupancy (0)'],
    [{ shrinkage: 1 }, 'shrinkage (1)'],
    [{ hoursPerFte: 200 }, 'hoursPerFte (200)'],
    [{ monthlyAttrition: -0.1 }, 'monthlyAttrition (-0.1)'],
    [{ classes: [{ startsOn: localDate('2026-06-08'), heads: 0, trainingWeeks: 2, rampUp: [] }] }, '0 heads'],
    [{ classes: [{ startsOn: localDate('2026-06-08'), heads: 1, trainingWeeks: 2, rampUp: [1.5] }] }, '1.5'],
  ])('refuses %j', (more, message) => {
    expect(() => planCapacity(weeks(1, 1), assume(more))).toThrow(message);
  });
});
