import { anAgent, aProblem, aQueue, aRoster, aShift, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const inboundFirst = ruleInRegistry('inbound-first');

describe('inbound-first', () => {
  const target = Array.from({ length: 7 * 96 }, (_, at) => (at < 34 ? 1 : 0));
  const roster = aRoster(aShift(0, '08:00', ['outbound 120', 'inbound 120']));

  it('finds calls made while a queue that the agent could answer is short', () => {
    const problem = aProblem({ queues: [aQueue({ target })] });
    expect(inboundFirst.evaluate(problem, roster)).toMatchObject([
      { start: on(0, '08:00'), amount: 15, workId: 'help' },
      { start: on(0, '08:15'), amount: 15 },
    ]);
  });

  it('does not blame somebody who may not answer that queue', () => {
    const problem = aProblem({
      queues: [aQueue({ target })],
      agents: [anAgent({ entitlements: [{ workId: 'late', speed: 1 }] })],
    });
    expect(inboundFirst.evaluate(problem, roster)).toEqual([]);
  });

  it('is content with the floor that the planner sets', () => {
    const blending = { ...aProblem().blending, inboundFloor: 0 };
    expect(inboundFirst.evaluate(aProblem({ queues: [aQueue({ target })], blending }), roster)).toEqual([]);
  });
});
