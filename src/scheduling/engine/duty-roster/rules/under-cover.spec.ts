import {
  aDutyAgent,
  aDutyProblem,
  aDutyRoster,
  violationsOf,
} from '../../../../../test/builders/duty-roster.js';

describe('under-cover', () => {
  const agents = ['A', 'B', 'C'].map((id) => aDutyAgent({ id }));
  const cover = [{ day: 1, shiftTypeId: 'D', agents: 3, underWeight: 100, overWeight: 7 }];
  const problem = aDutyProblem({ agents, cover });

  it('charges every agent too few', () => {
    expect(violationsOf('under-cover', problem, aDutyRoster({ A: '-D', B: '-N', C: 'D-' }))).toMatchObject([
      { day: 1, shiftTypeId: 'D', cost: 200 },
    ]);
  });

  it('charges nothing for the number wanted, or for more', () => {
    expect(violationsOf('under-cover', problem, aDutyRoster({ A: '-D', B: '-D', C: '-D' }))).toEqual([]);
    const fewer = aDutyProblem({ agents, cover: [{ ...cover[0], agents: 1 }] });
    expect(violationsOf('under-cover', fewer, aDutyRoster({ A: '-D', B: '-D' }))).toEqual([]);
  });
});
