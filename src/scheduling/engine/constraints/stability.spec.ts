import { aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const stability = ruleInRegistry('stability');

describe('stability', () => {
  const shift = aShift(0, '08:00', ['inbound 240', 'meal 30', 'inbound 210']);
  const published = { shifts: [shift], perShift: 100, perMinute: 2, perActivityMinute: 1 };
  const problem = aProblem({ published });

  it('costs nothing while the plan stays, or where none is published', () => {
    expect(stability.evaluate(problem, aRoster(shift))).toEqual([]);
    expect(stability.evaluate(aProblem(), aRoster(shift))).toEqual([]);
  });

  it('costs a shift and its minutes when the shift is gone or new', () => {
    expect(stability.evaluate(problem, aRoster())).toMatchObject([{ amount: 480, cost: 100 + 960 }]);
    const tuesday = aShift(1, '08:00', ['inbound 240']);
    expect(stability.evaluate(problem, aRoster(shift, tuesday))).toMatchObject([
      { amount: 240, cost: 100 + 480 },
    ]);
  });

  it('costs the minutes on both sides when the shift moves', () => {
    const later = aShift(0, '09:00', ['inbound 180', 'meal 30', 'inbound 270']);
    expect(stability.evaluate(problem, aRoster(later))).toMatchObject([{ amount: 120, cost: 100 + 240 }]);
  });

  it('costs minutes on other work inside the same hours', () => {
    const calling = aShift(0, '08:00', ['inbound 240', 'meal 30', 'outbound 210']);
    expect(stability.evaluate(problem, aRoster(calling))).toMatchObject([{ amount: 0, cost: 210 }]);
  });
});
