import fc from 'fast-check';
import { matchAll } from './matching.js';

describe('matching', () => {
  it('gives first choices where it can and makes room where it must', () => {
    expect(
      matchAll(
        [
          [0, 1],
          [1, 0],
        ],
        2,
      ),
    ).toEqual([0, 1]);
    expect(matchAll([[0, 1], [0], [1, 2]], 3)).toEqual([1, 0, 2]);
    expect(matchAll([[0], [0]], 1)).toEqual([0, -1]);
  });

  it('is as large as the largest there is', () => {
    const choices = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 4 })), { maxLength: 5 });
    fc.assert(
      fc.property(choices, (wanted) => {
        const found = matchAll(wanted, 5);
        const used = found.filter((right) => right >= 0);
        expect(new Set(used).size).toBe(used.length);
        found.forEach((right, left) => expect(right === -1 || wanted[left].includes(right)).toBe(true));
        expect(used.length).toBe(largest(wanted, new Set()));
      }),
      { seed: 11 },
    );
  });
});

/** The size of a largest matching by trying everything. */
function largest([first, ...others]: readonly (readonly number[])[], taken: ReadonlySet<number>): number {
  if (first === undefined) return 0;
  const withFirst = first
    .filter((right) => !taken.has(right))
    .map((right) => 1 + largest(others, new Set([...taken, right])));
  return Math.max(largest(others, taken), ...withFirst);
}
