import { aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const offPhone = ruleInRegistry('off-phone');

describe('off-phone', () => {
  it('measures time off the phone', () => {
    const roster = aRoster(aShift(0, '08:00', ['inbound 180', 'off-phone 60']));
    expect(offPhone.evaluate(aProblem(), roster)).toMatchObject([{ amount: 60, agentId: 'ana' }]);
  });

  it('leaves meetings and training alone', () => {
    const roster = aRoster(aShift(0, '08:00', ['inbound 180', 'off-phone:team 60']));
    expect(offPhone.evaluate(aProblem(), roster)).toEqual([]);
  });
});
