import {
  aDutyAgent,
  aDutyProblem,
  aDutyRoster,
  violationsOf,
} from '../../../../../test/builders/duty-roster.js';

describe('shifts-per-type', () => {
  const problem = aDutyProblem({ agents: [aDutyAgent({ maxShifts: { D: 2 } })] });

  it('refuses a shift more than allowed', () => {
    expect(violationsOf('shifts-per-type', problem, aDutyRoster({ A: 'DD-D' }))).toMatchObject([
      { agentId: 'A', shiftTypeId: 'D' },
    ]);
  });

  it('allows none of a type that the contract does not name', () => {
    expect(violationsOf('shifts-per-type', problem, aDutyRoster({ A: 'N' }))).toMatchObject([
      { message: 'A works 1 shifts N; 0 are allowed.' },
    ]);
  });

  it('accepts as many as allowed', () => {
    expect(violationsOf('shifts-per-type', problem, aDutyRoster({ A: 'D---D' }))).toEqual([]);
  });
});
