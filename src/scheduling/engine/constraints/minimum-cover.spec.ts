import { anAgent, aProblem, aQueue, aRoster, aShift, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const minimumCover = ruleInRegistry('minimum-cover');

describe('minimum-cover', () => {
  const from = (first: number, length: number, value: number) =>
    Array.from({ length: 7 * 96 }, (_, at) => (at >= first && at < first + length ? value : 0));
  const withMinimum = (terms = {}) =>
    aProblem({
      queues: [aQueue({ minimum: { agents: from(32, 3, 2), ...terms } })],
      agents: [anAgent(), anAgent({ id: 'bo' })],
    });
  const roster = aRoster(
    aShift(0, '08:00', ['inbound 240']),
    aShift(0, '08:15', ['inbound 240'], { agentId: 'bo' }),
  );

  it('refuses an interval with fewer agents than there must be, target or none', () => {
    expect(minimumCover.evaluate(withMinimum(), roster)).toMatchObject([
      {
        workId: 'help',
        start: on(0, '08:00'),
        amount: 15,
        message: 'Help desk: 1 agents where at least 2 must be.',
      },
    ]);
    expect(minimumCover.evaluate(aProblem(), roster)).toEqual([]);
  });

  it('costs its weight a minute where it is soft', () => {
    expect(minimumCover.evaluate(withMinimum({ level: 'soft', weight: 30 }), roster)).toMatchObject([
      { level: 'soft', cost: 450 },
    ]);
  });
});
