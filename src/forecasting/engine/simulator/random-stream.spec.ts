import { RandomStream, streamOf } from './random-stream.js';

const draw = (stream: RandomStream, count: number) => Array.from({ length: count }, () => stream.next());
const first = (seed: number, stream: number, replication: number, detail?: number) =>
  draw(new RandomStream().start(seed, stream, replication, detail), 3).join();

describe('a stream of random numbers', () => {
  it('starts anew from its seed', () => {
    const stream = new RandomStream().start(5, 1, 2);
    const once = draw(stream, 10);
    expect(draw(stream.start(5, 1, 2), 10)).toEqual(once);
  });

  it('differs by seed, purpose, replication and detail, and by the upper half of a large seed', () => {
    const starts = [
      first(1, 1, 1),
      first(2, 1, 1),
      first(1, 2, 1),
      first(1, 1, 2),
      first(1, 1, 1, 2),
      first(1 + 2 ** 32, 1, 1),
    ];
    expect(new Set(starts).size).toBe(starts.length);
    expect(streamOf('talk', 'bank')).not.toBe(streamOf('talk', 'shop'));
  });

  it('is the sfc32 that others have written', () => {
    // Python: a, b, c, d = 1, 2, 3, 1; fifteen rounds thrown away, see random-stream.ts.
    expect(draw(new RandomStream().start(1, 2, 3), 3).map((x) => Math.floor(x * 2 ** 32))).toEqual([
      3987121759, 92551270, 1122162139,
    ]);
  });

  it('spreads evenly over a hundred cells, and neighbouring numbers over ten times ten', () => {
    const stream = new RandomStream().start(11, streamOf('arrivals', 'q'), 0);
    const count = 1_000_000;
    const single = new Float64Array(100);
    const pairs = new Float64Array(100);
    let before = stream.next();
    for (let i = 0; i < count; i++) {
      const next = stream.next();
      single[Math.floor(next * 100)]++;
      pairs[10 * Math.floor(before * 10) + Math.floor(next * 10)]++;
      before = next;
    }
    for (const cells of [single, pairs]) {
      const expected = count / 100;
      const chiSquare = cells.reduce((sum, found) => sum + (found - expected) ** 2 / expected, 0);
      // 99 degrees of freedom: 99.9 % lie below 149, 0.1 % below 61.
      expect(chiSquare).toBeLessThan(149);
      expect(chiSquare).toBeGreaterThan(61);
    }
  });

  it('never gives 0 or 1', () => {
    const stream = new RandomStream().start(3, 3, 3);
    const numbers = draw(stream, 100_000);
    expect(Math.min(...numbers)).toBeGreaterThan(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
  });
});
