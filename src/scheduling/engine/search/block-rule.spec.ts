import { keepsBlendingRule, type SlotKind } from './block-rule.js';

const LETTERS: Record<string, SlotKind> = { i: 'inbound', o: 'outbound', x: 'off-phone' };
const keeps = (letters: string, switches = 3) =>
  keepsBlendingRule(
    [...letters].map((letter) => LETTERS[letter]),
    { minBlockMinutes: 60, maxSwitchesPerShift: switches },
    15,
  );

describe('the blending rule', () => {
  it.each(['iiiioooo', 'iiiiooooiiiioooo', 'ii', 'oxo', 'iixiiii', 'iiiixxoooo', ''])(
    'is kept by %p',
    (letters) => {
      expect(keeps(letters)).toBe(true);
    },
  );

  it.each(['iiioooo', 'iiiiooo', 'iiiiooooiii', 'iiixoooo', 'iixiioooo'])('is broken by %p', (letters) => {
    expect(keeps(letters)).toBe(false);
  });

  it('counts switches', () => {
    expect(keeps('iiiiooooiiiioooo', 2)).toBe(false);
    expect(keeps('iiiioooo', 0)).toBe(false);
    expect(keeps('oooo', 0)).toBe(true);
  });
});
