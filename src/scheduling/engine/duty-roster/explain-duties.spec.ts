import { aDutyAgent, aDutyProblem, aDutyRoster } from '../../../../test/builders/duty-roster.js';
import { explainDuties } from './explain-duties.js';

describe('explaining a duty roster', () => {
  const agents = [aDutyAgent(), aDutyAgent({ id: 'B', daysOff: [1] }), aDutyAgent({ id: 'C' })];
  const cover = [{ day: 1, shiftTypeId: 'D', agents: 3, underWeight: 100, overWeight: 1 }];
  const requests = [{ wish: 'on' as const, agentId: 'A', day: 2, shiftTypeId: 'D', weight: 3 }];
  const problem = aDutyProblem({ agents, cover, requests });

  it('says which rule costs what, on which day and for whom', () => {
    const told = explainDuties(problem, aDutyRoster({ A: 'DD', C: 'NN' }));
    expect(told.summary).toEqual([
      'No hard rule is broken.',
      'Shifts with too few agents: 1, costing 200.',
      'Shifts that agents asked for: 1, costing 3.',
      'The roster costs 203 in all.',
    ]);
    expect(told.rules[0].where[0].message).toContain('D on day 1 (Tuesday of week 1) has 1 agents');
    expect(told.days).toEqual([
      { day: 1, name: 'day 1 (Tuesday of week 1)', cost: 200 },
      { day: 2, name: 'day 2 (Wednesday of week 1)', cost: 3 },
    ]);
    expect(told.agents).toEqual([{ agentId: 'A', hardViolations: 0, cost: 3 }]);
  });

  it('says what keeps the others from a missing shift', () => {
    expect(explainDuties(problem, aDutyRoster({ A: 'DD', C: 'NN' })).missing[0].reasons).toEqual([
      { reason: 'Days off that are promised are kept', agents: 1 },
      { reason: 'works another shift on that day', agents: 1 },
    ]);
    expect(explainDuties(problem, aDutyRoster({ A: 'DD', C: 'N' })).missing[0].reasons).toContainEqual({
      reason: 'No shift is followed by one that may not follow it',
      agents: 1,
    });
    expect(explainDuties(problem, aDutyRoster({ A: 'DD' })).missing[0].reasons).toContainEqual({
      reason: 'could work it',
      agents: 1,
    });
  });

  it('puts broken hard rules first', () => {
    const told = explainDuties(problem, aDutyRoster({ A: 'ND', B: 'DD', C: '-D' }));
    expect(told.summary[0]).toBe('Hard rules are broken 2 times.');
    expect(told.rules.slice(0, 2).map(({ level }) => level)).toEqual(['hard', 'hard']);
    expect(told.agents.map(({ agentId, hardViolations }) => [agentId, hardViolations])).toEqual([
      ['A', 1],
      ['B', 1],
    ]);
  });
});
