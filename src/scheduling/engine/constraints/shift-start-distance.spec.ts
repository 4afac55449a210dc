import { anAgent, aProblem, aRoster, aShift, MONDAY, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';
import { addDays } from '../../../time/zoned-time.js';

const shiftStartDistance = ruleInRegistry('shift-start-distance');

describe('shift-start-distance', () => {
  const rules = [{ rule: 'shift-start-distance', max: 120 } as const];
  const roster = (...starts: [number, string][]) =>
    aRoster(...starts.map(([day, time]) => aShift(day, time, ['inbound 240'])));

  it('measures how far the start moves from one day to the next, the shorter way round the clock', () => {
    const problem = aProblem({ rules });
    expect(shiftStartDistance.evaluate(problem, roster([0, '08:00'], [1, '11:00']))).toMatchObject([
      { amount: 60 },
    ]);
    expect(shiftStartDistance.evaluate(problem, roster([0, '23:30'], [2, '01:00']))).toEqual([]);
    expect(shiftStartDistance.evaluate(problem, roster([0, '23:30'], [1, '22:00'], [2, '20:00']))).toEqual(
      [],
    );
  });

  it('starts anew after a day off, unless more days are looked at', () => {
    const far = roster([0, '06:00'], [2, '14:00']);
    expect(shiftStartDistance.evaluate(aProblem({ rules }), far)).toEqual([]);
    const wide = aProblem({ rules: [{ ...rules[0], daysApart: 2 }] });
    expect(shiftStartDistance.evaluate(wide, far)).toMatchObject([{ amount: 360 }]);
  });

  it('compares the first shift with the last one of the previous period', () => {
    const shifts = [
      { date: addDays(MONDAY, -1), start: on(-1, '08:00'), end: on(-1, '16:00'), paidMinutes: 480 },
    ];
    const history = { lastShiftEnd: on(-1, '16:00'), consecutiveDaysWorked: 1, shifts };
    const problem = aProblem({ rules, agents: [anAgent({ history })] });
    expect(shiftStartDistance.evaluate(problem, roster([0, '10:30']))).toMatchObject([{ amount: 30 }]);
  });
});
