import {
  aDutyAgent,
  aDutyProblem,
  aDutyRoster,
  violationsOf,
} from '../../../../../test/builders/duty-roster.js';

describe('least-consecutive-shifts', () => {
  const problem = aDutyProblem({ agents: [aDutyAgent({ minConsecutiveShifts: 3 })] });

  it.each(['--D---', '--DD---', '--DN---'])('refuses too short a run of work in %s', (days) => {
    expect(violationsOf('least-consecutive-shifts', problem, aDutyRoster({ A: days }))).toMatchObject([
      { agentId: 'A', day: 2 },
    ]);
  });

  it('accepts runs that are long enough, or that touch the first or last day', () => {
    const roster = aDutyRoster({ A: 'D---DNN-----DD' });
    expect(violationsOf('least-consecutive-shifts', problem, roster)).toEqual([]);
  });
});
