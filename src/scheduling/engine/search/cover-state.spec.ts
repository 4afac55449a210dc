import { aCampaign, anAgent, aProblem, aQueue } from '../../../../test/builders/roster.js';
import { CoverState } from './cover-state.js';
import { Release } from './release.js';
import { toSlots } from './slot-problem.js';

const NOON = 48;

/** Agents by the queues they may answer, at noon, and what the queues want then. */
function company(wanted: Readonly<Record<string, number>>, agents: readonly string[], speed = 1) {
  const queues = Object.entries(wanted).map(([id, count]) =>
    aQueue({ id, name: id, target: Array.from({ length: 7 * 96 }, (_, at) => (at === NOON ? count : 0)) }),
  );
  const slots = toSlots(
    aProblem({
      queues,
      campaigns: [aCampaign()],
      agents: agents.map((may, at) =>
        anAgent({ id: `${at}`, entitlements: [...may, 'late'].map((workId) => ({ workId, speed })) }),
      ),
    }),
  );
  const cover = new CoverState(slots);
  const on = () =>
    slots.agents.map((agent) => slots.problem.queues[cover.workOf(agent, NOON)]?.id ?? '-').join('');
  return { slots, cover, on, release: new Release(cover), agents: slots.agents };
}

describe('cover', () => {
  it('puts agents where they are wanted', () => {
    const { cover, on, agents } = company({ a: 1, b: 1 }, ['ab', 'ab']);
    for (const agent of agents) cover.add(agent, NOON);
    expect([...on()].sort().join('')).toBe('ab');
  });

  it('lets somebody make room along a chain of queues', () => {
    const { cover, on, agents } = company({ a: 1, b: 1, c: 1 }, ['ab', 'bc', 'a']);
    for (const agent of agents) cover.add(agent, NOON);
    expect(on()).toBe('bca');
    expect(cover.cost()).toBe(0);
  });

  it('says what one more agent brings, directly and through others', () => {
    const { cover, agents } = company({ a: 1, b: 1 }, ['ab', 'a', 'a']);
    cover.add(agents[0], NOON);
    expect(cover.gain(agents[1], NOON)).toBeGreaterThan(0);
    cover.add(agents[1], NOON);
    expect(cover.gain(agents[2], NOON)).toBeLessThan(0);
  });

  it('lets somebody move up when an agent leaves', () => {
    const { cover, on, agents } = company({ a: 1 }, ['a', 'ab']);
    for (const agent of agents) cover.add(agent, NOON);
    cover.remove(agents[0], NOON);
    expect(on()).toBe('-a');
  });

  it('costs what is missing and what is spare', () => {
    const { cover, agents } = company({ a: 3, b: 0 }, ['a', 'b']);
    for (const agent of agents) cover.add(agent, NOON);
    expect(cover.cost()).toBe(15 * (2 * 4 + 1));
  });

  it('needs somebody as long as a queue that they could reach is below its floor', () => {
    const { cover, agents } = company({ a: 1, b: 1 }, ['ab', 'b', 'b']);
    expect(cover.needs(agents[1], NOON)).toBe(true);
    cover.add(agents[0], NOON);
    expect(cover.needs(agents[1], NOON)).toBe(true);
    cover.add(agents[1], NOON);
    expect(cover.needs(agents[2], NOON)).toBe(false);
  });
});

describe('a release', () => {
  it('takes nobody who is needed', () => {
    const { cover, release, agents } = company({ a: 2 }, ['a', 'a']);
    for (const agent of agents) cover.add(agent, NOON);
    expect(release.isPossible(agents[0], NOON)).toBe(false);
    expect(() => release.make(agents[0], NOON)).toThrow('Agent "0" is needed in slot 48.');
  });

  it('takes a spare agent, and a needed one when others can move up in a chain', () => {
    const { cover, on, release, agents } = company({ a: 1, b: 1 }, ['a', 'ab', 'b']);
    for (const agent of agents) cover.add(agent, NOON);
    expect(release.isPossible(agents[0], NOON)).toBe(true);
    release.make(agents[0], NOON);
    expect([on()[0], [...on()].sort().join('')]).toEqual(['-', '-ab']);
    expect(agents.slice(1).filter((agent) => release.isPossible(agent, NOON))).toEqual([]);
  });

  it('takes nobody from a queue that is short already', () => {
    const { cover, release, agents } = company({ a: 5 }, ['a', 'a']);
    for (const agent of agents) cover.add(agent, NOON);
    expect(release.isPossible(agents[0], NOON)).toBe(false);
  });

  it('counts slower agents for what they are worth', () => {
    const { cover, release, agents } = company({ a: 1 }, ['a', 'a'], 0.6);
    for (const agent of agents) cover.add(agent, NOON);
    expect(release.isPossible(agents[0], NOON)).toBe(false);
  });
});
