import fc from 'fast-check';
import { loadResidue, offeredLoad } from './offered-load.js';

describe('the residue of an offered load', () => {
  it('is what the double leaves out, for whole numbers of calls and seconds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 60, max: 3600 }),
        fc.integer({ min: 1, max: 7200 }),
        (contacts, interval, handleTime) => {
          const load = offeredLoad(contacts, interval, handleTime);
          // The smallest load has its last bit well above this.
          const scale = 2 ** 72;
          const scaled = (BigInt(contacts) * BigInt(handleTime) * BigInt(scale)) / BigInt(interval);
          const residue = Number(scaled - BigInt(load * scale)) / scale;
          expect(Math.abs(loadResidue(contacts, interval, handleTime) - residue)).toBeLessThan(2 ** -59);
        },
      ),
    );
  });

  it('is nothing where the load is a whole number, and where products leave the range of doubles', () => {
    expect(loadResidue(90, 900, 240)).toBe(0);
    expect(loadResidue(1e300, 900, 1e300)).toBe(0);
  });
});
