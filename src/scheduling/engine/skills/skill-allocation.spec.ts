import { seededRandom } from '../random.js';
import { LinearModel, LinearSolver } from '../search/linear-model.js';
import { allocateSkills, EXACT } from './skill-allocation.js';
import { shortageInWords, type SkillGroup, speedAt } from './skill-group.js';

let solver: LinearSolver;
beforeAll(async () => {
  solver = await LinearSolver.load();
});

const group = (id: string, speeds: Record<string, number>): SkillGroup => ({
  id,
  name: id,
  speeds: Object.entries(speeds).map(([queueId, speed]) => ({ queueId, speed })),
});
const one = (groups: SkillGroup[], heads: number[], required: number[]) => {
  const queueIds = required.map((_, q) => 'abcdef'[q]);
  const { intervals, shortages } = allocateSkills(
    { groups, queueIds, required: [required], heads: [heads] },
    solver,
  );
  return { ...intervals[0], shortages };
};
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** All ways to put whole people of speed 1 on queues; the least that is missing. */
function leastMissing(
  groups: readonly SkillGroup[],
  heads: readonly number[],
  required: readonly number[],
): number {
  const people = groups.flatMap((each, g) => Array.from({ length: heads[g] }, () => each));
  const missing = (at: number, left: readonly number[]): number => {
    if (at === people.length) return total(left.map((agents) => Math.max(0, agents)));
    const ways = left.flatMap((_, q) =>
      speedAt(people[at], 'abcdef'[q]) > 0
        ? [left.map((agents, other) => agents - (other === q ? 1 : 0))]
        : [],
    );
    return Math.min(missing(at + 1, left), ...ways.map((way) => missing(at + 1, way)));
  };
  return missing(0, required);
}

/** max sum(required x y) - sum(heads x u) with speed x y <= u and y <= 1: the dual of the least that is missing. */
function dualOfMissing(
  groups: readonly SkillGroup[],
  heads: readonly number[],
  required: readonly number[],
): number {
  const model = new LinearModel();
  const y = required.map((agents) => model.column(-agents, 0, 1));
  const u = heads.map((there) => model.column(there, 0, Infinity));
  groups.forEach((each, g) =>
    required.forEach((_, q) => {
      const row = model.row(-Infinity, 0);
      model.put(row, y[q], speedAt(each, 'abcdef'[q]));
      model.put(row, u[g], -1);
    }),
  );
  return -(solver.solve(model, EXACT)?.objective ?? NaN);
}

describe('multi-skilled agents on the queues of an interval', () => {
  it('go where they are needed, specialists first', () => {
    const both = group('both', { a: 1, b: 1 });
    const found = one([group('only a', { a: 1 }), both], [4, 3], [4, 2]);
    expect(found).toMatchObject({ covered: [4, 2], short: [0, 0], idle: [0, 1], shortages: [] });
    expect(found.assigned).toEqual([
      [4, 0],
      [0, 2],
    ]);
  });

  it('count by their speed', () => {
    const found = one([group('slow', { a: 0.8 })], [10], [8]);
    expect(found.assigned[0][0]).toBeCloseTo(10, 9);
    expect(found.short).toEqual([0]);
    expect(one([group('slow', { a: 0.8 })], [9], [8]).short[0]).toBeCloseTo(0.8, 6);
  });

  it('send the fast ones where they are fast', () => {
    const found = one([group('x', { a: 1, b: 0.5 }), group('y', { a: 0.5, b: 1 })], [4, 4], [4, 4]);
    expect(found.assigned).toEqual([
      [4, 0],
      [0, 4],
    ]);
  });

  it('share a shortage out by the size of the queues, and make it no larger for that', () => {
    const found = one([group('both', { a: 1, b: 1 })], [9], [8, 4]);
    expect(total(found.short)).toBeCloseTo(3, 4);
    expect(found.short[0] / 8).toBeCloseTo(found.short[1] / 4, 4);
  });

  it('leave a queue empty that nobody can take, and one that needs nobody alone', () => {
    const found = one([group('x', { a: 1 })], [3], [0, 2]);
    expect(found).toMatchObject({ covered: [0, 0], short: [0, 2], idle: [3] });
    expect(found.shortages).toEqual([{ interval: 0, queueId: 'b', agents: 2 }]);
  });

  it('miss no more than the best of all ways to place whole people', () => {
    const random = seededRandom(11);
    const upTo = (most: number) => Math.floor(random() * (most + 1));
    for (let round = 0; round < 60; round++) {
      const groups = [0, 1, 2].map((g) =>
        group(`g${g}`, Object.fromEntries(['a', 'b', 'c'].filter(() => random() < 0.6).map((q) => [q, 1]))),
      );
      const heads = groups.map(() => upTo(2));
      const required = [upTo(3), upTo(3), upTo(3)];
      const found = one(groups, heads, required);
      expect(total(found.short)).toBeCloseTo(leastMissing(groups, heads, required), 4);
    }
  });

  it('keep within heads, and miss exactly what the dual programme says, for random groups and speeds', () => {
    const random = seededRandom(3);
    for (let round = 0; round < 100; round++) {
      const groups = Array.from({ length: 4 }, (_, g) =>
        group(
          `g${g}`,
          Object.fromEntries(
            'abcde'
              .split('')
              .filter(() => random() < 0.5)
              .map((q) => [q, 0.5 + random()]),
          ),
        ),
      );
      const heads = groups.map(() => 10 * random());
      const required = 'abcde'.split('').map(() => 8 * random());
      const { assigned, covered, short, idle } = one(groups, heads, required);
      groups.forEach((_, g) => expect(total(assigned[g]) + idle[g]).toBeCloseTo(heads[g], 4));
      required.forEach((agents, q) => expect(covered[q] + short[q]).toBeGreaterThan(agents - 1e-5));
      expect(total(short)).toBeCloseTo(dualOfMissing(groups, heads, required), 4);
    }
  });

  it('solves equal intervals alike, a year of them soon', () => {
    const groups = [group('x', { a: 1, b: 0.9 }), group('y', { b: 1 })];
    const required = Array.from({ length: 35_000 }, (_, t) => [t % 7, t % 5]);
    const heads = required.map(() => [5, 3]);
    const { intervals } = allocateSkills({ groups, queueIds: ['a', 'b'], required, heads }, solver);
    expect(intervals).toHaveLength(35_000);
    expect(intervals[35]).toBe(intervals[0]);
  });

  it.each([
    [[group('x', { a: 0 })], [1], 'speed 0'],
    [[group('x', { a: 1 })], [-1], '0 or more'],
  ])('refuses what cannot be', (groups, required, message) => {
    expect(() => one(groups, [1], required)).toThrow(message);
  });
});

describe('a shortage in words', () => {
  it('names those who are there, the first few of many', () => {
    const groups = Array.from({ length: 9 }, (_, g) => ({ name: `g${g}`, heads: g === 1 ? 0 : 0.5 }));
    expect(shortageInWords('Bank', 2, groups)).toBe(
      'Bank is 2 agents short: all 4 who can take it are needed already (g0 0.5, g2 0.5, g3 0.5, g4 0.5, g5 0.5 and 3 more).',
    );
    expect(shortageInWords('Bank', 2, [{ name: 'a', heads: 1 }])).toContain(
      'the one who can take it is needed already (a 1)',
    );
  });

  it('says which queue, how many, and why', () => {
    expect(shortageInWords('Bank', 2.4, [{ name: 'bilingual', heads: 7 }])).toBe(
      'Bank is 2.4 agents short: all 7 who can take it are needed already (bilingual 7).',
    );
    expect(shortageInWords('Bank', 1, [])).toBe('Bank is 1 agent short: no skill group can take it.');
    expect(shortageInWords('Bank', 3, [{ name: 'bilingual', heads: 0 }])).toContain(
      'nobody who can take it is there (bilingual)',
    );
  });
});
