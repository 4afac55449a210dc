import { normalShareBelow } from './normal-share.js';

describe('the share of a normal distribution below a point', () => {
  it.each([
    [-8, 6.220960574271785e-16],
    [-3.1, 0.0009676032132183568],
    [-2.9, 0.0018658133003840378],
    [0.5, 0.6914624612740131],
    [1.959963984540054, 0.975],
    [3, 0.9986501019683699],
  ])('is right at %d', (z, share) => {
    expect(normalShareBelow(z) / share).toBeCloseTo(1, 13);
  });

  it('is nothing and all at the far ends', () => {
    expect(normalShareBelow(-Infinity)).toBe(0);
    expect(normalShareBelow(Infinity)).toBe(1);
  });
});
