import {
  aDutyAgent,
  aDutyProblem,
  aDutyRoster,
  violationsOf,
} from '../../../../../test/builders/duty-roster.js';

describe('weekends', () => {
  const problem = aDutyProblem({ agents: [aDutyAgent({ maxWeekends: 1 })] });

  it.each(['-----DD----DDD', '-----D-------D', '------D-----D-'])(
    'refuses a second weekend at work in %s, whichever of its days',
    (days) => {
      expect(violationsOf('weekends', problem, aDutyRoster({ A: days }))).toMatchObject([{ agentId: 'A' }]);
    },
  );

  it('counts both days of a weekend once', () => {
    expect(violationsOf('weekends', problem, aDutyRoster({ A: 'DDDDDDDDDDDD' }))).toEqual([]);
  });

  it('counts no weekend of a week that the period cuts off', () => {
    const cut = aDutyProblem({ days: 13, agents: problem.agents });
    expect(violationsOf('weekends', cut, aDutyRoster({ A: '-----D------D' }))).toEqual([]);
  });
});
