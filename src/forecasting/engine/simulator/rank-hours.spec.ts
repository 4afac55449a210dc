import { aGroup, aQueue, aScenario, aShift, someAgents } from '../../../../test/builders/scenario.js';
import { rankAgentHours } from './rank-hours.js';

const HOUR = 3600;

/** Four hours of two queues; the shop has too few agents in its third hour. */
const day = aScenario({
  intervalSeconds: 1800,
  queues: [
    aQueue({ contacts: [20, 20, 20, 20, 20, 20, 20, 20] }),
    aQueue({ id: 'shop', contacts: [20, 20, 20, 20, 50, 50, 20, 20] }),
  ],
  groups: [aGroup('bankers', 'bank'), aGroup('sellers', 'shop')],
  agents: [
    ...someAgents(4, 'bankers', [aShift(0, 4 * HOUR)]),
    ...someAgents(4, 'sellers', [aShift(0, 4 * HOUR)]),
  ],
});

describe('the agent-hours that would help most', () => {
  const options = { seed: 1, replications: 20 };
  const found = rankAgentHours(day, { ...options, count: 3 });

  it('are where contacts come too late', () => {
    expect(found.hours).toHaveLength(3);
    expect(found.hours[0]).toMatchObject({ groupId: 'sellers', startSeconds: 2 * HOUR });
  });

  it('come with what they bring, the best first, one on top of the other', () => {
    const gains = found.hours.map(({ gain }) => gain?.value ?? 0);
    expect(gains[0]).toBeGreaterThan(0.02);
    const sum = gains.reduce((all, gain) => all + gain, 0);
    expect((found.before?.value ?? 0) + sum).toBeCloseTo(found.hours[2].serviceLevel?.value ?? 0);
    expect(found.hours[0].contactsInTime).toBeGreaterThan(5);
  });

  it('can be asked for one queue', () => {
    const bank = rankAgentHours(day, { ...options, count: 1, queueId: 'bank' });
    expect(bank.hours[0].groupId).toBe('bankers');
  });

  it('are none where every contact is answered in time', () => {
    const idle = aScenario({ agents: someAgents(60, 'all', [aShift(0, 2 * HOUR)]) });
    expect(rankAgentHours(idle, options).hours).toEqual([]);
  });

  it('are those found so far when the search is stopped', () => {
    let asked = 0;
    const shares: number[] = [];
    const stopped = rankAgentHours(day, {
      ...options,
      onProgress: ({ share }) => shares.push(share),
      shouldStop: () => ++asked > 100,
    });
    expect(stopped.hours).toEqual([]);
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
  });

  it.each([
    [{ count: 0 }, 'The hours to find (0) must be a whole number from 1 to 50.'],
    [{ queueId: 'gold' }, 'There is no queue "gold" in the scenario.'],
  ])('cannot be found with %j', (wrong, message) => {
    expect(() => rankAgentHours(day, { ...options, ...wrong })).toThrow(new RangeError(message));
  });
});
