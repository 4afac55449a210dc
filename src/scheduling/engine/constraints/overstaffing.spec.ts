import { aProblem, aQueue, aRoster, aShift } from '../../../../test/builders/roster.js';
import { overstaffing } from './overstaffing.js';

describe('overstaffing', () => {
  it('measures agent-minutes above target, within the period only', () => {
    const target = Array.from({ length: 7 * 96 }, (_, at) => (at === 6 * 96 + 92 ? 1 : 0));
    const problem = aProblem({ queues: [aQueue({ target })] });
    const roster = aRoster(aShift(6, '23:00', ['inbound 240']));
    const minutes = overstaffing.evaluate(problem, roster).map(({ amount }) => amount);
    expect(minutes).toEqual([15, 15, 15]);
  });
});
