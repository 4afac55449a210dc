import { anAgent, aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const entitlement = ruleInRegistry('entitlement');

describe('entitlement', () => {
  it('refuses work that the agent is not entitled to', () => {
    const problem = aProblem({ agents: [anAgent({ entitlements: [{ workId: 'help', speed: 1 }] })] });
    const roster = aRoster(aShift(0, '08:00', ['inbound 120', 'outbound 120']));
    expect(entitlement.evaluate(problem, roster)).toMatchObject([{ amount: 120, workId: 'late' }]);
    expect(entitlement.evaluate(aProblem(), roster)).toEqual([]);
  });

  it('asks nobody to be entitled to a meeting', () => {
    const roster = aRoster(aShift(0, '08:00', ['inbound 180', 'off-phone:team 60']));
    expect(entitlement.evaluate(aProblem(), roster)).toEqual([]);
  });
});
