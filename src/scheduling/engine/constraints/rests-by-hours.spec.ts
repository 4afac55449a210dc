import { aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const restsByHours = ruleInRegistry('rests-by-hours');

describe('rests-by-hours', () => {
  const problem = aProblem({
    rules: [{ rule: 'rests-by-hours', minutes: 10, perMinutes: 240, fromMinutes: 210 }],
  });
  const due = (minutes: number) =>
    restsByHours
      .evaluate(problem, aRoster(aShift(0, '08:00', [`inbound ${minutes}`])))
      .reduce((sum, { amount }) => sum + amount, 0);

  it('asks for ten minutes per four hours or major fraction, as California does', () => {
    expect([205, 210, 360, 365, 480, 600, 605, 840, 845].map(due)).toEqual([0, 1, 1, 2, 2, 2, 3, 3, 4]);
  });

  it('accepts paid breaks of ten minutes or more, in hours worked without the unpaid meal', () => {
    const roster = (pause: string) =>
      aRoster(
        aShift(0, '08:00', ['inbound 110', pause, 'inbound 120', 'meal 60', 'inbound 115', 'break 15']),
      );
    expect(restsByHours.evaluate(problem, roster('break 10'))).toEqual([]);
    expect(restsByHours.evaluate(problem, roster('break 5'))).toMatchObject([{ amount: 1 }]);
  });
});
