import { aContract, aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const paidTimePerPeriod = ruleInRegistry('paid-time-per-period');

describe('paid-time-per-period', () => {
  const roster = (count: number) =>
    aRoster(
      ...Array.from({ length: count }, (_, day) =>
        aShift(day, '08:00', ['inbound 210', 'meal 30', 'inbound 240']),
      ),
    );

  it('refuses paid minutes above the most and below the least, meals not counted', () => {
    const problem = aProblem({ rules: [{ rule: 'paid-time-per-period', min: 900, max: 1350 }] });
    expect(paidTimePerPeriod.evaluate(problem, roster(4))).toMatchObject([
      { amount: 450, agentId: 'ana', message: '1800 paid min in the period; 900 to 1350 are allowed.' },
    ]);
    expect(paidTimePerPeriod.evaluate(problem, roster(1))).toMatchObject([{ amount: 450 }]);
    expect([2, 3].flatMap((count) => paidTimePerPeriod.evaluate(problem, roster(count)))).toEqual([]);
  });

  it('holds for the agents of one contract where the contract brings it', () => {
    const rules = [{ rule: 'paid-time-per-period', max: 400 } as const];
    const problem = aProblem({ contracts: [aContract({ rules }), aContract({ id: 'other' })] });
    expect(paidTimePerPeriod.evaluate(problem, roster(1))).toHaveLength(1);
    expect(paidTimePerPeriod.evaluate(aProblem(), roster(1))).toEqual([]);
  });
});
