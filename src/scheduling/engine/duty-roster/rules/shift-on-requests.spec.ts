import { aDutyProblem, aDutyRoster, violationsOf } from '../../../../../test/builders/duty-roster.js';

describe('shift-on-requests', () => {
  const requests = [{ wish: 'on' as const, agentId: 'A', day: 1, shiftTypeId: 'D', weight: 3 }];
  const problem = aDutyProblem({ requests });

  it.each(['D-', 'DN'])('charges a shift asked for and not given in %s', (days) => {
    expect(violationsOf('shift-on-requests', problem, aDutyRoster({ A: days }))).toMatchObject([
      { agentId: 'A', day: 1, shiftTypeId: 'D', cost: 3 },
    ]);
  });

  it('charges nothing when it is given', () => {
    expect(violationsOf('shift-on-requests', problem, aDutyRoster({ A: 'DD' }))).toEqual([]);
  });
});
