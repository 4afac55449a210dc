import { aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const shiftLength = ruleInRegistry('shift-length');

describe('shift-length', () => {
  it('accepts the lengths of the contract', () => {
    const roster = aRoster(aShift(0, '08:00', ['inbound 240']), aShift(1, '08:00', ['inbound 480']));
    expect(shiftLength.evaluate(aProblem(), roster)).toEqual([]);
  });

  it('measures the distance to the nearest length', () => {
    const roster = aRoster(aShift(0, '08:00', ['inbound 300']));
    expect(shiftLength.evaluate(aProblem(), roster)).toMatchObject([{ amount: 60, agentId: 'ana' }]);
  });
});
