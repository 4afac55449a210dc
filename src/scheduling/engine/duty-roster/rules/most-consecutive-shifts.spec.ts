import {
  aDutyAgent,
  aDutyProblem,
  aDutyRoster,
  violationsOf,
} from '../../../../../test/builders/duty-roster.js';

describe('most-consecutive-shifts', () => {
  const problem = aDutyProblem({ agents: [aDutyAgent({ maxConsecutiveShifts: 3 })] });

  it.each([
    ['DDDD', 0],
    ['--DDNN--', 2],
    ['----------DDDD', 10],
  ])('refuses a fourth day in a row in %s', (days, day) => {
    expect(violationsOf('most-consecutive-shifts', problem, aDutyRoster({ A: days }))).toMatchObject([
      { agentId: 'A', day },
    ]);
  });

  it('accepts three, and three again after a day off', () => {
    expect(violationsOf('most-consecutive-shifts', problem, aDutyRoster({ A: 'DDD-DNN-DDD' }))).toEqual([]);
  });
});
