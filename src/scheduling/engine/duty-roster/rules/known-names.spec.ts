import { aDutyProblem, violationsOf } from '../../../../../test/builders/duty-roster.js';

describe('known-names', () => {
  const duty = { agentId: 'A', day: 0, shiftTypeId: 'D' };

  it.each([
    [{ agentId: 'B' }, 'There is no agent B.'],
    [{ day: 14 }, 'There is no day 14: the period has days 0 to 13.'],
    [{ shiftTypeId: 'X' }, 'There is no shift type X.'],
  ])('refuses a duty with %j', (change, message) => {
    const roster = { duties: [duty, { ...duty, ...change }] };
    expect(violationsOf('known-names', aDutyProblem(), roster)).toMatchObject([{ message }]);
  });

  it('accepts the first and the last day', () => {
    const roster = { duties: [duty, { ...duty, day: 13 }] };
    expect(violationsOf('known-names', aDutyProblem(), roster)).toEqual([]);
  });
});
