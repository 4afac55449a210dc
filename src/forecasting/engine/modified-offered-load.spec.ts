import fc from 'fast-check';
import { busyAgents, ModifiedOfferedLoad, steadyArrivals } from './modified-offered-load.js';

const calls = { fromSeconds: 0, toSeconds: 900, contacts: 30, averageHandleTimeSeconds: 600 };
const variations = fc.constantFrom(undefined, 0, 0.5, 1, 2);

describe('the modified offered load', () => {
  it('of exponential handle times follows dm/dt = rate - m / AHT', () => {
    const load = new ModifiedOfferedLoad();
    const [offered, fade] = [20, Math.exp(-1.5)];
    const first = offered * (1 - (1 - fade) / 1.5);
    const second = (offered * (1 - fade) * (1 - fade)) / 1.5;
    expect(load.next(calls)).toBeCloseTo(first, 12);
    expect(load.next({ ...calls, fromSeconds: 900, toSeconds: 1800, contacts: 0 })).toBeCloseTo(second, 12);
  });

  it('keeps all the work of every call, whatever the handle times are like', () => {
    fc.assert(
      fc.property(variations, fc.double({ min: 5, max: 7200, noNaN: true }), (variation, mean) => {
        const one = { ...calls, averageHandleTimeSeconds: mean };
        const seconds = 900 + 3000 * mean;
        expect((busyAgents(one, 0, seconds, variation) * seconds) / (30 * mean)).toBeCloseTo(1, 3);
      }),
    );
  });

  it('is the offered load where calls have always come as now', () => {
    fc.assert(
      fc.property(variations, (variation) => {
        const load = new ModifiedOfferedLoad(variation);
        load.next(steadyArrivals(calls));
        expect(load.next(calls)).toBeCloseTo(20, 2);
      }),
    );
  });

  it('lags behind by more when handle times vary more', () => {
    const after = (variation: number) => busyAgents(calls, 2700, 3600, variation);
    expect(after(0)).toBe(0);
    expect(after(1)).toBeGreaterThan(after(0.5));
  });

  it('is nothing without calls', () => {
    expect(new ModifiedOfferedLoad().next({ ...calls, contacts: 0 })).toBe(0);
  });
});
