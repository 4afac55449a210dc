import { anAgent, aProblem, aRoster, aShift, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const consecutiveDays = ruleInRegistry('consecutive-days');

describe('consecutive-days', () => {
  const days = (...numbers: number[]) =>
    aRoster(...numbers.map((day) => aShift(day, '08:00', ['inbound 480'])));

  it('accepts five days in a row and refuses the sixth', () => {
    expect(consecutiveDays.evaluate(aProblem(), days(0, 1, 2, 3, 4))).toEqual([]);
    expect(consecutiveDays.evaluate(aProblem(), days(0, 1, 2, 3, 4, 5))).toMatchObject([
      { start: on(5, '08:00') },
    ]);
  });

  it('starts anew after a day off', () => {
    expect(consecutiveDays.evaluate(aProblem(), days(0, 1, 2, 4, 5, 6))).toEqual([]);
  });

  it('goes on counting from the previous period', () => {
    const history = { lastShiftEnd: on(-1, '16:00'), consecutiveDaysWorked: 4 };
    const problem = aProblem({ agents: [anAgent({ history })] });
    expect(consecutiveDays.evaluate(problem, days(0))).toEqual([]);
    expect(consecutiveDays.evaluate(problem, days(0, 1))).toHaveLength(1);
    expect(consecutiveDays.evaluate(problem, days(1, 2))).toEqual([]);
  });

  it('is limited by other rules too', () => {
    const problem = aProblem({ rules: [{ rule: 'consecutive-days', max: 2, level: 'soft', weight: 9 }] });
    const roster = aRoster(...[0, 1, 2, 4].map((day) => aShift(day, '08:00', ['inbound 240'])));
    expect(consecutiveDays.evaluate(problem, roster)).toMatchObject([{ amount: 1, level: 'soft', cost: 9 }]);
  });
});
