import { aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { offPhone } from './off-phone.js';

describe('off-phone', () => {
  it('measures time off the phone', () => {
    const roster = aRoster(aShift(0, '08:00', ['inbound 180', 'off-phone 60']));
    expect(offPhone.evaluate(aProblem(), roster)).toMatchObject([{ amount: 60, agentId: 'ana' }]);
  });
});
