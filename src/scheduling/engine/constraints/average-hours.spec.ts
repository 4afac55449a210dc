import { anAgent, aProblem, aRoster, aShift, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const averageHours = ruleInRegistry('average-hours');

describe('average-hours', () => {
  const term = { rule: 'average-hours', max: 2880, weeks: 4, unlessFlag: 'uk-48h-opt-out' } as const;
  const problem = (weeklyPaidMinutes: (number | null)[], changes = {}) => {
    const history = { lastShiftEnd: null, consecutiveDaysWorked: 0, weeklyPaidMinutes };
    return aProblem({ rules: [term], agents: [anAgent({ history, ...changes })] });
  };
  const roster = (count: number) =>
    aRoster(...Array.from({ length: count }, (_, day) => aShift(day, '08:00', ['inbound 600'])));

  it('averages the week with those before it, no further back than asked', () => {
    expect(averageHours.evaluate(problem([2880, 2880, 2280]), roster(6))).toMatchObject([{ amount: 120 }]);
    expect(averageHours.evaluate(problem([2880, 2880, 2160]), roster(6))).toEqual([]);
    expect(averageHours.evaluate(problem([0, 2880, 2880, 2280]), roster(6))).toHaveLength(1);
  });

  it('leaves weeks and days of absence out', () => {
    expect(averageHours.evaluate(problem([2400, null]), roster(5))).toEqual([]);
    expect(averageHours.evaluate(problem([2400, null]), roster(6))).toMatchObject([{ amount: 240 }]);
    const absences = [{ start: on(5, '00:00'), end: on(7, '00:00') }];
    expect(averageHours.evaluate(problem([], { absences }), roster(3))).toEqual([]);
    expect(averageHours.evaluate(problem([], { absences }), roster(4))[0].amount).toBeCloseTo(
      2400 - (2880 * 5) / 7,
      9,
    );
  });

  it('does not hold for somebody who has opted out', () => {
    expect(averageHours.evaluate(problem([4000, 4000], { flags: ['uk-48h-opt-out'] }), roster(6))).toEqual(
      [],
    );
  });
});
