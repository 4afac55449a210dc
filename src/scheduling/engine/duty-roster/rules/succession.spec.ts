import { aDutyProblem, aDutyRoster, violationsOf } from '../../../../../test/builders/duty-roster.js';

describe('succession', () => {
  it('refuses a day shift on the day after a night shift', () => {
    expect(violationsOf('succession', aDutyProblem(), aDutyRoster({ A: 'DND' }))).toMatchObject([
      { agentId: 'A', day: 2, shiftTypeId: 'D' },
    ]);
  });

  it('accepts the other order, the same type, and a day off between', () => {
    expect(violationsOf('succession', aDutyProblem(), aDutyRoster({ A: 'DDNN-D' }))).toEqual([]);
  });
});
