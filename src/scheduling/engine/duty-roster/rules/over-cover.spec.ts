import {
  aDutyAgent,
  aDutyProblem,
  aDutyRoster,
  violationsOf,
} from '../../../../../test/builders/duty-roster.js';

describe('over-cover', () => {
  const agents = ['A', 'B', 'C'].map((id) => aDutyAgent({ id }));
  const cover = [{ day: 1, shiftTypeId: 'D', agents: 1, underWeight: 100, overWeight: 7 }];
  const problem = aDutyProblem({ agents, cover });

  it('charges every agent too many', () => {
    expect(violationsOf('over-cover', problem, aDutyRoster({ A: '-D', B: '-D', C: '-D' }))).toMatchObject([
      { day: 1, shiftTypeId: 'D', cost: 14 },
    ]);
  });

  it('charges nothing for the number wanted, for fewer, for another type, or where no cover is asked', () => {
    expect(violationsOf('over-cover', problem, aDutyRoster({ A: 'DD' }))).toEqual([]);
    expect(violationsOf('over-cover', problem, aDutyRoster({ A: '-N', B: '-N', C: 'D' }))).toEqual([]);
  });
});
