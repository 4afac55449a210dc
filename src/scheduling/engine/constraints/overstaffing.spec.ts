import { aProblem, aQueue, aRoster, aShift } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const overstaffing = ruleInRegistry('overstaffing');

describe('overstaffing', () => {
  it('measures agent-minutes above target, within the period only', () => {
    const target = Array.from({ length: 7 * 96 }, (_, at) => (at === 6 * 96 + 92 ? 1 : 0));
    const problem = aProblem({ queues: [aQueue({ target })] });
    const roster = aRoster(aShift(6, '23:00', ['inbound 240']));
    const minutes = overstaffing.evaluate(problem, roster).map(({ amount }) => amount);
    expect(minutes).toEqual([15, 15, 15]);
  });

  it('costs more the more are too many, where the queue has rising costs', () => {
    const target = Array.from({ length: 7 * 96 }, () => 0);
    const overCost = [
      { agents: 0.5, cost: 1 },
      { agents: 9, cost: 3 },
    ];
    const problem = aProblem({ queues: [aQueue({ target, overCost })] });
    const found = overstaffing.evaluate(problem, aRoster(aShift(0, '08:00', ['inbound 15'])));
    expect(found).toMatchObject([{ amount: 15, cost: (0.5 + 1.5) * 15 }]);
  });

  it('finds nothing where the target is met', () => {
    const target = Array.from({ length: 7 * 96 }, (_, at) => (at >= 32 && at < 48 ? 1 : 0));
    const problem = aProblem({ queues: [aQueue({ target })] });
    expect(overstaffing.evaluate(problem, aRoster(aShift(0, '08:00', ['inbound 240'])))).toEqual([]);
  });
});
