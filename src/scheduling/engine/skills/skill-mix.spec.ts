import { seededRandom } from '../random.js';
import { LinearModel, LinearSolver } from '../search/linear-model.js';
import { EXACT } from './skill-allocation.js';
import { speedAt } from './skill-group.js';
import { type HirableGroup, leastSkillMix } from './skill-mix.js';

let solver: LinearSolver;
beforeAll(async () => {
  solver = await LinearSolver.load();
});

const group = (
  id: string,
  cost: number,
  speeds: Record<string, number>,
  most: number | null = null,
): HirableGroup => ({
  id,
  name: id,
  cost,
  most,
  speeds: Object.entries(speeds).map(([queueId, speed]) => ({ queueId, speed })),
});
const mix = (groups: HirableGroup[], required: number[][]) =>
  leastSkillMix({ groups, queueIds: (required[0] ?? []).map((_, q) => 'abc'[q]), required }, solver);

/** With speeds of 1, groups cover an interval exactly when every set of queues has enough who can take one of them (Hall). */
function covers(
  groups: readonly HirableGroup[],
  heads: readonly number[],
  required: readonly number[],
): boolean {
  for (let set = 1; set < 1 << required.length; set++) {
    const inSet = required.map((_, q) => (set >> q) % 2 === 1);
    const wanted = required.reduce((sum, agents, q) => sum + (inSet[q] ? agents : 0), 0);
    const able = groups.reduce(
      (sum, each, g) => sum + (inSet.some((is, q) => is && speedAt(each, 'abc'[q]) > 0) ? heads[g] : 0),
      0,
    );
    if (able < wanted) return false;
  }
  return true;
}

function cheapest(
  groups: readonly HirableGroup[],
  required: readonly (readonly number[])[],
  most: number,
): number {
  let best = Infinity;
  const trial = (heads: number[]): void => {
    if (heads.length < groups.length) {
      for (let n = 0; n <= most; n++) trial([...heads, n]);
      return;
    }
    const cost = heads.reduce((sum, n, g) => sum + n * groups[g].cost, 0);
    if (cost < best && required.every((row) => covers(groups, heads, row))) best = cost;
  };
  trial([]);
  return best;
}

/** max sum(required x y) with speed x y(q,t) <= u(g,t), sum over t of u(g,t) <= cost(g). */
function dualOfMix(groups: readonly HirableGroup[], required: readonly (readonly number[])[]): number {
  const model = new LinearModel();
  const budget = groups.map(({ cost }) => model.row(-Infinity, cost));
  for (const wanted of required) {
    const y = wanted.map((agents) => model.column(-agents, 0, Infinity));
    groups.forEach((each, g) => {
      const u = model.column(0, 0, Infinity);
      model.put(budget[g], u, 1);
      wanted.forEach((_, q) => {
        const row = model.row(-Infinity, 0);
        model.put(row, y[q], speedAt(each, 'abc'[q]));
        model.put(row, u, -1);
      });
    });
  }
  return -(solver.solve(model, EXACT)?.objective ?? NaN);
}

describe('the least agents by skill group', () => {
  it('are those who can do both where peaks come one after the other', async () => {
    const groups = [group('a', 1, { a: 1 }), group('b', 1, { b: 1 }), group('both', 1.3, { a: 1, b: 1 })];
    const found = await mix(groups, [
      [10, 2],
      [2, 10],
    ]);
    expect(found.heads).toEqual([2, 2, 8]);
    expect(found.cost).toBeCloseTo(14.4, 9);
    expect(found.plan.shortages).toEqual([]);
    expect(found.plan.intervals[0].assigned[2]).toEqual([8, 0]);
  });

  it('are specialists where versatility costs more than it saves', async () => {
    const groups = [group('a', 1, { a: 1 }), group('b', 1, { b: 1 }), group('both', 3, { a: 1, b: 1 })];
    expect(
      (
        await mix(groups, [
          [10, 2],
          [2, 10],
        ])
      ).heads,
    ).toEqual([10, 10, 0]);
  });

  it('are more where they are slower', async () => {
    expect((await mix([group('slow', 1, { a: 0.8 })], [[8]])).heads).toEqual([10]);
    expect((await mix([group('slow', 1, { a: 0.8 })], [[8.1]])).heads).toEqual([11]);
    expect((await mix([group('slow', 1, { a: 0.8 }), group('fast', 1.2, { a: 1 })], [[8]])).heads).toEqual([
      0, 8,
    ]);
  });

  it('say what is missing where groups are too small, or nobody can take a queue', async () => {
    const found = await mix(
      [group('few', 1, { a: 1 }, 3)],
      [
        [5, 1],
        [2, 0],
      ],
    );
    expect(found.heads).toEqual([3]);
    expect(found.plan.shortages).toEqual([
      { interval: 0, queueId: 'a', agents: expect.closeTo(2, 6) as number },
      { interval: 0, queueId: 'b', agents: 1 },
    ]);
  });

  it('are nobody where nothing is required', async () => {
    expect(await mix([group('a', 1, { a: 1 })], [])).toMatchObject({ heads: [0], cost: 0, bound: 0 });
    expect(await mix([], [[1]])).toMatchObject({ heads: [], cost: 0 });
  });

  it('cost what the cheapest of all mixes costs, on small cases', async () => {
    const random = seededRandom(5);
    const upTo = (most: number) => Math.floor(random() * (most + 1));
    for (let round = 0; round < 25; round++) {
      const groups = [
        group('x', 1 + upTo(3), { a: 1 }),
        group('y', 1 + upTo(3), { b: 1, c: 1 }),
        group('z', 2 + upTo(4), { a: 1, b: 1, c: 1 }),
      ];
      const required = Array.from({ length: 3 }, () => [upTo(3), upTo(2), upTo(2)]);
      const found = await mix(groups, required);
      expect(found.cost).toBeCloseTo(cheapest(groups, required, 7), 6);
      expect(found.bound).toBeLessThanOrEqual(found.cost + 1e-9);
    }
  });

  it('have the bound of the dual programme, and cover everything, for random groups and speeds', async () => {
    const random = seededRandom(8);
    for (let round = 0; round < 25; round++) {
      const groups = Array.from({ length: 4 }, (_, g) =>
        group(
          `g${g}`,
          1 + random(),
          Object.fromEntries(
            ['a', 'b', 'c'].filter((_, q) => q === g || random() < 0.5).map((q) => [q, 0.5 + random()]),
          ),
        ),
      ).filter(({ speeds }) => speeds.length > 0);
      const required = Array.from({ length: 6 }, () => [9 * random(), 9 * random(), 9 * random()]);
      const found = await mix(groups, required);
      expect(found.plan.shortages).toEqual([]);
      expect(found.bound).toBeCloseTo(dualOfMix(groups, required), 4);
      expect(found.cost).toBeGreaterThanOrEqual(found.bound - 1e-6);
    }
  });

  it.each([
    [[group('x', -1, { a: 1 })], 'cost -1'],
    [[group('x', 1, { a: 1 }, 1.5)], 'whole number of heads'],
  ])('refuse what cannot be', async (groups, message) => {
    await expect(mix(groups, [[1]])).rejects.toThrow(message);
  });
});
