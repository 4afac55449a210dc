import fc from 'fast-check';
import { waitDensity } from './virtual-wait.js';
import { integrateWaits } from './wait-integral.js';
import { isShort, sumWaits } from './wait-series.js';

const sources = fc.record({
  offeredLoad: fc.double({ min: 1e-6, max: 500, noNaN: true }),
  agents: fc.integer({ min: 1, max: 600 }),
  averageHandleTimeSeconds: fc.double({ min: 1, max: 3600, noNaN: true }),
  patienceSeconds: fc.double({ min: 0.5, max: 1e5, noNaN: true }),
});

describe('the two ways to the waits of Erlang A', () => {
  it('give the same, by places of the queue and by panels', () => {
    fc.assert(
      fc.property(sources, fc.double({ min: 0, max: 3, noNaN: true }), (source, threshold) => {
        const density = waitDensity(source);
        fc.pre(isShort(density));
        const summed = sumWaits(density, threshold);
        const integrated = integrateWaits(density, threshold);
        for (const [early, late] of [
          ['massEarly', 'massLate'],
          ['servedEarly', 'servedLate'],
        ] as const) {
          const all = integrated[early] + integrated[late];
          expect(Math.abs(summed[early] - integrated[early])).toBeLessThan(1e-12 * all);
          expect(Math.abs(summed[late] - integrated[late])).toBeLessThan(1e-12 * all);
        }
        expect(summed.lost / integrated.lost).toBeCloseTo(1, 11);
        expect(summed.servedWait / integrated.servedWait).toBeCloseTo(1, 11);
      }),
      { numRuns: 300 },
    );
  });
});
