import {
  aDutyAgent,
  aDutyProblem,
  aDutyRoster,
  violationsOf,
} from '../../../../../test/builders/duty-roster.js';

describe('one-shift-a-day', () => {
  it('refuses a second shift on a day, the same type too', () => {
    const duty = (shiftTypeId: string) => ({ agentId: 'A', day: 3, shiftTypeId });
    expect(violationsOf('one-shift-a-day', aDutyProblem(), { duties: [duty('D'), duty('N')] })).toMatchObject(
      [{ agentId: 'A', day: 3, shiftTypeId: 'N' }],
    );
    expect(violationsOf('one-shift-a-day', aDutyProblem(), { duties: [duty('D'), duty('D')] })).toHaveLength(
      1,
    );
  });

  it('accepts a shift each of two agents', () => {
    const problem = aDutyProblem({ agents: [aDutyAgent(), aDutyAgent({ id: 'B' })] });
    expect(violationsOf('one-shift-a-day', problem, aDutyRoster({ A: 'DD', B: 'DN' }))).toEqual([]);
  });
});
