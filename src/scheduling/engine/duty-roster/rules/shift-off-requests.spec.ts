import { aDutyProblem, aDutyRoster, violationsOf } from '../../../../../test/builders/duty-roster.js';

describe('shift-off-requests', () => {
  const requests = [{ wish: 'off' as const, agentId: 'A', day: 1, shiftTypeId: 'D', weight: 3 }];
  const problem = aDutyProblem({ requests });

  it('charges a shift that the agent asked not to work', () => {
    expect(violationsOf('shift-off-requests', problem, aDutyRoster({ A: 'DD' }))).toMatchObject([
      { agentId: 'A', day: 1, shiftTypeId: 'D', cost: 3 },
    ]);
  });

  it.each(['D-', 'DN'])('charges nothing for a day off or another shift in %s', (days) => {
    expect(violationsOf('shift-off-requests', problem, aDutyRoster({ A: days }))).toEqual([]);
  });
});
