import { aCampaign, aProblem, aRoster, aShift, MONDAY } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const outboundExcess = ruleInRegistry('outbound-excess');

describe('outbound-excess', () => {
  const roster = aRoster(aShift(0, '08:00', ['outbound 240']));

  it('measures calling beyond the work of a zone', () => {
    const problem = aProblem({ campaigns: [aCampaign({ hoursWanted: 3 })] });
    expect(outboundExcess.evaluate(problem, roster)).toMatchObject([{ amount: 60 }]);
    expect(outboundExcess.evaluate(aProblem(), roster)).toEqual([]);
  });

  it('measures calling beyond what frequency caps leave', () => {
    const attempts = { contacts: 10, attemptsPerContact: 20, minutesPerAttempt: 2 };
    const cap = { id: 'c', callTypes: [], attempts: 7, days: 7, source: 's' };
    const pack = {
      id: 'us',
      title: 'US',
      jurisdiction: 'US',
      validFrom: MONDAY,
      validTo: null,
      source: 's',
      verified: true,
      rules: [],
      caps: [cap],
    };
    const problem = aProblem({ campaigns: [aCampaign({ attempts })], callingHours: [pack] });
    expect(outboundExcess.evaluate(problem, roster)).toMatchObject([{ amount: 100 }]);
  });
});
