import { aDutyProblem, aDutyRoster } from '../../../../test/builders/duty-roster.js';
import { checkDuties } from './check-duties.js';

describe('checking a duty roster', () => {
  it('adds up what every rule finds', () => {
    const cover = [{ day: 0, shiftTypeId: 'D', agents: 2, underWeight: 10, overWeight: 1 }];
    const requests = [{ wish: 'on' as const, agentId: 'A', day: 1, shiftTypeId: 'D', weight: 3 }];
    const checked = checkDuties(aDutyProblem({ cover, requests }), aDutyRoster({ A: 'ND' }));
    expect(checked).toMatchObject({ hardViolations: 1, cost: 20 });
    expect(checked.perRule.filter(({ violations }) => violations > 0)).toMatchObject([
      { ruleId: 'succession', level: 'hard', violations: 1, cost: 0 },
      { ruleId: 'under-cover', level: 'soft', violations: 1, cost: 20 },
    ]);
  });
});
