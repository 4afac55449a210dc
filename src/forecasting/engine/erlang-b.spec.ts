import fc from 'fast-check';
import { erlangB, inverseErlangB, inverseWithOneLess, inverseWithOneMore } from './erlang-b.js';

/** From zero agents up, as the textbook has it. */
function byRecursion(load: number, agents: number): number {
  let inverse = 1;
  for (let n = 1; n <= agents; n++) inverse = inverseWithOneMore(inverse, load, n);
  return inverse;
}

describe('Erlang B', () => {
  it('blocks everybody without agents and nobody without load', () => {
    expect(erlangB(3, 0)).toBe(1);
    expect(erlangB(0, 1)).toBe(0);
    expect(erlangB(0, 2000)).toBe(0);
  });

  it('stays a share for any load, up to tens of thousands of agents', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 40_000, noNaN: true }),
        fc.integer({ min: 0, max: 40_000 }),
        (load, agents) => {
          const blocking = erlangB(load, agents);
          expect(blocking).toBeGreaterThanOrEqual(0);
          expect(blocking).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('gives for many agents by the integral what the recursion gives from zero', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 401, max: 20_000 }),
        fc.double({ min: 0.6, max: 1.5, noNaN: true }),
        (agents, rho) => {
          const load = agents * rho;
          const recursive = byRecursion(load, agents);
          if (recursive === Infinity) return;
          expect(Math.abs(inverseErlangB(load, agents) / recursive - 1)).toBeLessThan(1e-12);
        },
      ),
    );
  });

  it('goes from count to count in both directions', () => {
    const inverse = inverseErlangB(1000, 1040);
    const more = inverseWithOneMore(inverse, 1000, 1041);
    expect(more / inverseErlangB(1000, 1041)).toBeCloseTo(1, 13);
    expect(inverseWithOneLess(more, 1000, 1041) / inverse).toBeCloseTo(1, 13);
  });

  it('is nothing where it lies below the least double', () => {
    expect(erlangB(10, 5000)).toBe(0);
  });
});
