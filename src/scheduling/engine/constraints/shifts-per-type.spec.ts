import { aProblem, aRoster, aShift, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';
import { localTime } from '../../../time/zoned-time.js';

const shiftsPerType = ruleInRegistry('shifts-per-type');

describe('shifts-per-type', () => {
  const shiftTypes = [{ id: 'late', starts: { earliest: localTime('14:00'), latest: localTime('18:00') } }];
  const tenDays = { ...aProblem().period, days: 10, span: { start: on(0, '00:00'), end: on(10, '00:00') } };
  const roster = (...days: number[]) =>
    aRoster(...days.map((day) => aShift(day, '14:00', ['inbound 240'])), aShift(9, '08:00', ['inbound 240']));

  it('counts the shifts of a type in the period', () => {
    const rules = [{ rule: 'shifts-per-type', shiftType: 'late', per: 'period', min: 2, max: 3 } as const];
    const problem = aProblem({ period: tenDays, shiftTypes, rules });
    expect(shiftsPerType.evaluate(problem, roster(0, 1, 3, 5))).toMatchObject([{ amount: 1 }]);
    expect(shiftsPerType.evaluate(problem, roster(0))).toMatchObject([
      { amount: 1, message: '1 shifts of type "late" in the period; 2 to 3 are asked for.' },
    ]);
    expect(shiftsPerType.evaluate(problem, roster(0, 1, 8))).toEqual([]);
  });

  it('counts them week by week, where a week cut short by the period owes none', () => {
    const rules = [{ rule: 'shifts-per-type', shiftType: 'late', per: 'week', min: 1, max: 2 } as const];
    const problem = aProblem({ period: tenDays, shiftTypes, rules });
    expect(shiftsPerType.evaluate(problem, roster(0, 1))).toEqual([]);
    expect(shiftsPerType.evaluate(problem, roster(7, 8))).toMatchObject([{ amount: 1 }]);
    expect(shiftsPerType.evaluate(problem, roster(0, 1, 2))).toMatchObject([{ amount: 1 }]);
  });
});
