import { aCampaign, aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const outboundHours = ruleInRegistry('outbound-hours');

describe('outbound-hours', () => {
  it('measures the calling that a zone wants and does not get', () => {
    const roster = aRoster(aShift(0, '08:00', ['outbound 240']), aShift(1, '08:00', ['outbound 240']));
    expect(outboundHours.evaluate(aProblem(), roster)).toMatchObject([{ workId: 'late', amount: 120 }]);
  });

  it('is content when the hours are there', () => {
    const problem = aProblem({ campaigns: [aCampaign({ hoursWanted: 4 })] });
    expect(outboundHours.evaluate(problem, aRoster(aShift(0, '08:00', ['outbound 240'])))).toEqual([]);
  });
});
