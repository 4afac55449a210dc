import {
  aDutyAgent,
  aDutyProblem,
  aDutyRoster,
  violationsOf,
} from '../../../../../test/builders/duty-roster.js';

describe('total-minutes', () => {
  const problem = aDutyProblem({ agents: [aDutyAgent({ minMinutes: 960, maxMinutes: 1440 })] });

  it.each(['', 'D', 'DDDD'])('refuses "%s": too few or too many minutes', (days) => {
    expect(violationsOf('total-minutes', problem, aDutyRoster({ A: days }))).toMatchObject([
      { agentId: 'A' },
    ]);
  });

  it.each(['DD', 'DNN'])('accepts both limits themselves in %s', (days) => {
    expect(violationsOf('total-minutes', problem, aDutyRoster({ A: days }))).toEqual([]);
  });
});
