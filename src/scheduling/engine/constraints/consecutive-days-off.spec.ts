import { anAgent, aProblem, aRoster, aShift, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const consecutiveDaysOff = ruleInRegistry('consecutive-days-off');

describe('consecutive-days-off', () => {
  const rules = [{ rule: 'consecutive-days-off', min: 2 } as const];
  const roster = (...days: number[]) => aRoster(...days.map((day) => aShift(day, '08:00', ['inbound 480'])));

  it('refuses a single day off between two shifts', () => {
    expect(consecutiveDaysOff.evaluate(aProblem({ rules }), roster(0, 2, 5))).toMatchObject([
      { amount: 1, message: '1 days off in a row after 2026-03-02; at least 2 are asked for.' },
    ]);
    expect(consecutiveDaysOff.evaluate(aProblem({ rules }), roster(0, 1, 4, 5))).toEqual([]);
  });

  it('counts from the last day worked before the period, and leaves its end open', () => {
    const history = { lastShiftEnd: on(-1, '17:00'), consecutiveDaysWorked: 3 };
    const problem = aProblem({ rules, agents: [anAgent({ history })] });
    expect(consecutiveDaysOff.evaluate(problem, roster(1, 2))).toHaveLength(1);
    expect(consecutiveDaysOff.evaluate(problem, roster(2, 3, 4, 5))).toEqual([]);
  });
});
