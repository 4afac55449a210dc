import { aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const pausesByHours = ruleInRegistry('pauses-by-hours');

describe('pauses-by-hours', () => {
  const source = 'Cal. Labor Code 512(a)';
  const meal = { rule: 'pauses-by-hours', kind: 'meal', minutes: 30, source } as const;
  const problem = aProblem({
    rules: [
      { ...meal, overMinutes: 300, count: 1, startsWithinMinutes: 300 },
      { ...meal, overMinutes: 600, count: 2, startsWithinMinutes: 600 },
    ],
  });
  const found = (...activities: string[]) =>
    pausesByHours.evaluate(problem, aRoster(aShift(0, '08:00', activities))).map(({ message }) => message);

  it('asks for a meal over five hours of work, begun before the fifth ends', () => {
    expect(found('inbound 300')).toEqual([]);
    expect(found('inbound 305')).toEqual([
      'The meal 1 of 30 min, due after 300 min of work, is missing (Cal. Labor Code 512(a)).',
    ]);
    expect(found('inbound 300', 'meal 30', 'inbound 180')).toEqual([]);
    expect(found('inbound 315', 'meal 30', 'inbound 165')).toEqual([
      'The meal 1 of 30 min, due after 300 min of work, starts after 315 min of work; 300 are allowed (Cal. Labor Code 512(a)).',
    ]);
  });

  it('asks for a second one over ten hours of work', () => {
    expect(found('inbound 300', 'meal 30', 'inbound 300')).toEqual([]);
    expect(found('inbound 300', 'meal 30', 'inbound 305')).toHaveLength(1);
    expect(found('inbound 240', 'meal 30', 'inbound 360', 'meal 30', 'inbound 30')).toEqual([]);
    expect(found('inbound 240', 'meal 30', 'inbound 365', 'meal 30', 'inbound 30')).toHaveLength(1);
  });

  it('takes any pause that is long enough where the kind is open', () => {
    const rules = [{ rule: 'pauses-by-hours', overMinutes: 360, count: 1, minutes: 20 } as const];
    const shift = (pause: string) => aRoster(aShift(0, '08:00', ['inbound 200', pause, 'inbound 240']));
    expect(pausesByHours.evaluate(aProblem({ rules }), shift('break 20'))).toEqual([]);
    expect(pausesByHours.evaluate(aProblem({ rules }), shift('break 15'))).toHaveLength(1);
  });
});
