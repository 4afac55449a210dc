import { aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const shiftInPeriod = ruleInRegistry('shift-in-period');

describe('shift-in-period', () => {
  it('accepts a last shift that reaches past the end', () => {
    expect(shiftInPeriod.evaluate(aProblem(), aRoster(aShift(6, '20:00', ['inbound 480'])))).toEqual([]);
  });

  it('refuses a shift that starts after the end or before the beginning', () => {
    const roster = aRoster(aShift(7, '08:00', ['inbound 240']), aShift(-1, '20:00', ['inbound 480']));
    expect(shiftInPeriod.evaluate(aProblem(), roster)).toHaveLength(2);
  });
});
