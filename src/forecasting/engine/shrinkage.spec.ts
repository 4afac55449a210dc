import fc from 'fast-check';
import { applyShrinkage, scheduledAgents, type ShrinkageComponent } from './shrinkage.js';

const sickness: ShrinkageComponent = {
  name: 'sickness',
  place: 'out-of-office',
  share: 0.1,
  scheduledByRoster: false,
};
const breaks: ShrinkageComponent = {
  name: 'breaks',
  place: 'in-office',
  share: 0.2,
  scheduledByRoster: true,
};

describe('shrinkage', () => {
  it('divides: 70 at 30 % are 100, not 91', () => {
    expect(scheduledAgents(70, 0.3)).toBe(100);
  });

  it('is not fooled by rounding: whole answers stay whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 99 }), (heads, percent) => {
        const required = (heads * (100 - percent)) / 100;
        expect(scheduledAgents(required, percent / 100)).toBe(heads);
      }),
    );
  });

  it('rounds anything more up', () => {
    expect(scheduledAgents(71, 0.3)).toBe(102);
  });

  it('does not count breaks again where the roster places them itself', () => {
    expect(applyShrinkage(63, [sickness, breaks])).toEqual({ scheduledAgents: 90, rosterTarget: 70 });
    expect(applyShrinkage(63, [sickness, { ...breaks, scheduledByRoster: false }])).toEqual({
      scheduledAgents: 90,
      rosterTarget: 90,
    });
  });

  it('refuses a share of all the time or more', () => {
    expect(() => scheduledAgents(10, 1)).toThrow('shrinkage (1)');
    expect(() => applyShrinkage(10, [sickness, { ...breaks, share: 0.9 }])).toThrow('below 1');
    expect(() => applyShrinkage(10, [{ ...sickness, share: -0.1 }])).toThrow('"sickness" (-0.1)');
  });
});
