import { aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const blockLength = ruleInRegistry('block-length');

describe('block-length', () => {
  const findings = (...activities: string[]) =>
    blockLength.evaluate(aProblem(), aRoster(aShift(0, '08:00', activities)));

  it('accepts blocks of an hour or more', () => {
    expect(findings('inbound 60', 'outbound 120', 'inbound 60')).toEqual([]);
  });

  it('measures what a block is too short', () => {
    expect(findings('inbound 180', 'outbound 45', 'inbound 15')).toMatchObject([
      { amount: 15 },
      { amount: 45 },
    ]);
  });

  it('counts a block on both sides of a break as one, without the break', () => {
    expect(findings('inbound 30', 'break 15', 'inbound 30', 'outbound 165')).toEqual([]);
    expect(findings('inbound 30', 'break 15', 'inbound 15', 'outbound 180')).toMatchObject([{ amount: 15 }]);
  });

  it('leaves shifts of one kind alone', () => {
    expect(findings('outbound 30', 'off-phone 180', 'outbound 30')).toEqual([]);
  });
});
