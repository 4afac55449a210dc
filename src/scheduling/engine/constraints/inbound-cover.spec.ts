import { anAgent, aProblem, aQueue, aRoster, aShift, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const inboundCoverShort = ruleInRegistry('inbound-cover');

describe('inbound-cover', () => {
  const target = Array.from({ length: 7 * 96 }, (_, at) => (at === 32 || at === 33 ? 2 : 0));

  it('measures missing agent-minutes interval by interval', () => {
    const problem = aProblem({ queues: [aQueue({ target })] });
    const roster = aRoster(aShift(0, '08:00', ['inbound 15', 'break 15', 'inbound 210']));
    expect(inboundCoverShort.evaluate(problem, roster)).toMatchObject([
      { workId: 'help', start: on(0, '08:00'), amount: 15 },
      { workId: 'help', start: on(0, '08:15'), amount: 30 },
    ]);
  });

  it('counts slower agents for less', () => {
    const slow = anAgent({ entitlements: [{ workId: 'help', speed: 0.8 }] });
    const problem = aProblem({ agents: [slow], queues: [aQueue({ target })] });
    const roster = aRoster(aShift(0, '08:00', ['inbound 240']));
    const [first] = inboundCoverShort.evaluate(problem, roster);
    expect(first.amount).toBeCloseTo(18, 9);
  });

  it('costs more the more are missing, where the queue has rising costs', () => {
    const threeMissing = Array.from({ length: 7 * 96 }, (_, at) => (at === 32 ? 3 : 0));
    const underCost = [{ agents: 1, cost: 4 }, { agents: 1, cost: 10 }, { cost: 25 }];
    const problem = aProblem({ queues: [aQueue({ target: threeMissing, underCost })] });
    expect(inboundCoverShort.evaluate(problem, aRoster())).toMatchObject([
      { amount: 45, cost: (4 + 10 + 25) * 15 },
    ]);
  });

  it('finds nothing where the target is met', () => {
    const one = Array.from({ length: 7 * 96 }, (_, at) => (at >= 32 && at < 48 ? 1 : 0));
    const problem = aProblem({ queues: [aQueue({ target: one })] });
    expect(inboundCoverShort.evaluate(problem, aRoster(aShift(0, '08:00', ['inbound 240'])))).toEqual([]);
  });
});
