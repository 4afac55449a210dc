import { anAgent, aProblem, aQueue, aRoster, aShift, on } from '../../../../test/builders/roster.js';
import { inboundCoverShort } from './inbound-cover.js';

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
});
