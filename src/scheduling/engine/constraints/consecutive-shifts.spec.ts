import { aContract, anAgent, aProblem, aRoster, aShift, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const consecutiveShifts = ruleInRegistry('consecutive-shifts');

describe('consecutive-shifts', () => {
  const problem = (lastShiftEnd = on(-8, '17:00'), consecutiveDaysWorked = 1) =>
    aProblem({
      rules: [{ rule: 'consecutive-shifts', min: 2, max: 4 }],
      agents: [anAgent({ history: { lastShiftEnd, consecutiveDaysWorked } })],
    });
  const roster = (...days: number[]) => aRoster(...days.map((day) => aShift(day, '08:00', ['inbound 480'])));

  it('refuses a single shift between days off and a fifth in a row', () => {
    expect(consecutiveShifts.evaluate(problem(), roster(0, 1, 3, 5, 6))).toMatchObject([
      { amount: 1, message: '1 shifts in a row from 2026-03-05 on; 2 to 4 are asked for.' },
    ]);
    expect(consecutiveShifts.evaluate(problem(), roster(1, 2, 3, 4, 5))).toMatchObject([{ amount: 1 }]);
    expect(consecutiveShifts.evaluate(problem(), roster(0, 1, 2, 3, 5, 6))).toEqual([]);
  });

  it('lets a run that reaches the end of the period go on after it', () => {
    expect(consecutiveShifts.evaluate(problem(), roster(6))).toEqual([]);
  });

  it('counts the previous period’s run, and says where it ends too soon', () => {
    const sunday = on(-1, '17:00');
    expect(consecutiveShifts.evaluate(problem(sunday, 1), roster(0, 4, 5))).toEqual([]);
    expect(consecutiveShifts.evaluate(problem(sunday, 4), roster(0, 1))).toMatchObject([{ amount: 2 }]);
    expect(consecutiveShifts.evaluate(problem(sunday, 1), roster(2, 3))).toMatchObject([
      { amount: 1, message: '1 shifts in a row from 2026-03-01 on; 2 to 4 are asked for.' },
    ]);
    expect(consecutiveShifts.evaluate(problem(sunday, 2), roster(2, 3))).toEqual([]);
  });

  it('costs its weight for every shift where it is soft', () => {
    const rules = [{ rule: 'consecutive-shifts', min: 3, level: 'soft', weight: 40 } as const];
    const soft = aProblem({ contracts: [aContract({ rules })] });
    expect(consecutiveShifts.evaluate(soft, roster(1, 4, 5, 6))).toMatchObject([
      { level: 'soft', amount: 2, cost: 80 },
    ]);
  });
});
