import { aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const spreadOver = ruleInRegistry('spread-over');

describe('spread-over', () => {
  it('counts from start to end, pauses included', () => {
    const problem = aProblem({ rules: [{ rule: 'spread-over', max: 720, source: 'OSH Code 2020 s. 25' }] });
    const roster = (last: number) =>
      aRoster(aShift(0, '08:00', ['inbound 300', 'meal 120', `inbound ${last}`]));
    expect(spreadOver.evaluate(problem, roster(300))).toEqual([]);
    expect(spreadOver.evaluate(problem, roster(330))).toMatchObject([
      {
        amount: 30,
        message: 'The day of 2026-03-02 spreads over 750 min; at most 720 are allowed (OSH Code 2020 s. 25).',
      },
    ]);
  });
});
