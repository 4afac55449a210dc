import { anAgent, aProblem, aQueue, aRoster, aShift, at, on } from '../../../../test/builders/roster.js';
import { skillSupply } from './skill-supply.js';

const shop = aQueue({ id: 'shop', name: 'Shop', need: { language: 'fr', level: 'B2' } });
const french = {
  language: 'fr',
  level: 'C1' as const,
  valid: { start: at('2026-01-01T00:00Z'), end: on(1, '00:00') },
};
const english = {
  language: 'en',
  level: 'C1' as const,
  valid: { start: at('2026-01-01T00:00Z'), end: at('2027-01-01T00:00Z') },
};
const both = anAgent({
  id: 'both',
  entitlements: [
    { workId: 'help', speed: 1 },
    { workId: 'shop', speed: 0.8 },
  ],
  certificates: [english, french],
});
const problem = aProblem({
  queues: [aQueue({ target: [2, 3] }), shop],
  agents: [anAgent(), anAgent({ id: 'ben' }), both],
});

describe('skill groups of a problem', () => {
  it('are agents who may answer the same', () => {
    const { groups, agents, queueIds } = skillSupply(problem, null);
    expect(queueIds).toEqual(['help', 'shop']);
    expect(groups.map(({ name }) => name)).toEqual(['Help desk', 'Help desk + Shop']);
    expect(groups[1].speeds).toEqual([
      { queueId: 'help', speed: 1 },
      { queueId: 'shop', speed: 0.8 },
    ]);
    // After its French lapses, the third is one of the first group.
    expect(agents).toEqual([3, 1]);
  });

  it('have the mean speed of their people, and classes of those who are equally fast', () => {
    const slow = anAgent({ id: 'slow', entitlements: [{ workId: 'help', speed: 0.7 }] });
    const { groups, agents, classes, groupOf } = skillSupply(
      aProblem({ agents: [anAgent(), anAgent({ id: 'ben' }), slow] }),
      null,
    );
    expect(groups).toHaveLength(1);
    expect(groups[0].speeds[0].speed).toBeCloseTo(0.9, 12);
    expect(agents).toEqual([3]);
    expect(classes.map(({ speeds }) => speeds[0].speed)).toEqual([1, 0.7]);
    expect(groupOf).toEqual([0, 0]);
  });

  it('have the heads that a roster puts on inbound, interval by interval', () => {
    const roster = aRoster(
      aShift(0, '08:00', ['inbound 30', 'break 15', 'inbound:shop 15', 'outbound 60'], { agentId: 'both' }),
      aShift(0, '08:00', ['inbound 22', 'outbound 38']),
      aShift(1, '08:00', ['inbound 15'], { agentId: 'both' }),
    );
    const { heads } = skillSupply(problem, roster);
    const eight = 8 * 4;
    expect(heads.slice(eight, eight + 5)).toEqual([
      [1, 1],
      [7 / 15, 1],
      [0, 0],
      [0, 1],
      [0, 0],
    ]);
    expect(heads[96 + eight]).toEqual([1, 0]);
  });

  it('bring the targets of the queues along', () => {
    expect(skillSupply(problem, null).required.slice(0, 3)).toEqual([
      [2, 0],
      [3, 0],
      [0, 0],
    ]);
  });

  it('leave out who may answer nothing', () => {
    const outbound = anAgent({ entitlements: [{ workId: 'late', speed: 1 }] });
    expect(skillSupply(aProblem({ agents: [outbound] }), null).groups).toEqual([]);
  });
});
