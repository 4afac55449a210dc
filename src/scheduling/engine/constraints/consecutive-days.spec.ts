import { anAgent, aProblem, aRoster, aShift, on } from '../../../../test/builders/roster.js';
import { consecutiveDays } from './consecutive-days.js';

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
});
