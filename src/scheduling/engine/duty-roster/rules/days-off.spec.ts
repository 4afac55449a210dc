import {
  aDutyAgent,
  aDutyProblem,
  aDutyRoster,
  violationsOf,
} from '../../../../../test/builders/duty-roster.js';

describe('days-off', () => {
  const problem = aDutyProblem({ agents: [aDutyAgent({ daysOff: [2, 9] })] });

  it('refuses a shift on a promised day off and names the day', () => {
    const found = violationsOf('days-off', problem, aDutyRoster({ A: '-DD-' }));
    expect(found).toMatchObject([{ agentId: 'A', day: 2, shiftTypeId: 'D', cost: 0 }]);
    expect(found[0].message).toBe('A works D on day 2 (Wednesday of week 1), a promised day off.');
  });

  it('accepts shifts on all other days', () => {
    expect(violationsOf('days-off', problem, aDutyRoster({ A: 'DD-DDDDDD-DDDD' }))).toEqual([]);
  });
});
