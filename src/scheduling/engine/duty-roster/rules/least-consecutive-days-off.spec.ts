import {
  aDutyAgent,
  aDutyProblem,
  aDutyRoster,
  violationsOf,
} from '../../../../../test/builders/duty-roster.js';

describe('least-consecutive-days-off', () => {
  const problem = aDutyProblem({ agents: [aDutyAgent({ minConsecutiveDaysOff: 3 })] });

  it.each(['DD-DD', 'DD--DD'])('refuses too short a rest in %s', (days) => {
    expect(violationsOf('least-consecutive-days-off', problem, aDutyRoster({ A: days }))).toMatchObject([
      { agentId: 'A', day: 2 },
    ]);
  });

  it('accepts rests that are long enough, or that touch the first or last day', () => {
    const roster = aDutyRoster({ A: '-DD---DDDDDDD-' });
    expect(violationsOf('least-consecutive-days-off', problem, roster)).toEqual([]);
  });
});
