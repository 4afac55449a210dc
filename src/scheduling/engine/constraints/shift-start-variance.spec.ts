import { aProblem, aRoster, aShift, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const shiftStartVariance = ruleInRegistry('shift-start-variance');

describe('shift-start-variance', () => {
  const fortnight = { ...aProblem().period, days: 14, span: { start: on(0, '00:00'), end: on(14, '00:00') } };
  const problem = aProblem({ period: fortnight, rules: [{ rule: 'shift-start-variance', max: 120 }] });
  const roster = (...starts: [number, string][]) =>
    aRoster(...starts.map(([day, time]) => aShift(day, time, ['inbound 240'])));

  it('measures the shortest stretch of the clock that holds all starts of a week', () => {
    expect(
      shiftStartVariance.evaluate(problem, roster([0, '08:00'], [1, '09:00'], [2, '10:00'], [4, '11:00'])),
    ).toMatchObject([
      {
        amount: 60,
        message: 'Starts in the week of 2026-03-02 lie 180 min apart by the clock; at most 120 are allowed.',
      },
    ]);
    expect(shiftStartVariance.evaluate(problem, roster([0, '23:30'], [1, '23:00'], [3, '01:00']))).toEqual(
      [],
    );
  });

  it('lets another week be at other hours', () => {
    expect(
      shiftStartVariance.evaluate(problem, roster([0, '08:00'], [1, '10:00'], [7, '18:00'], [8, '20:00'])),
    ).toEqual([]);
  });
});
