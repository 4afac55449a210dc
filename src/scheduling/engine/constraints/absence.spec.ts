import { anAgent, aProblem, aRoster, aShift, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const absence = ruleInRegistry('absence');

describe('absence', () => {
  it('measures the minutes of a shift that lie in an absence', () => {
    const absences = [{ start: on(1, '00:00'), end: on(1, '10:00') }];
    const problem = aProblem({ agents: [anAgent({ absences })] });
    const roster = aRoster(aShift(0, '08:00', ['inbound 240']), aShift(1, '08:00', ['inbound 240']));
    expect(absence.evaluate(problem, roster)).toMatchObject([{ amount: 120, start: on(1, '08:00') }]);
  });

  it('accepts a shift that ends where an absence begins', () => {
    const problem = aProblem({
      agents: [anAgent({ absences: [{ start: on(0, '12:00'), end: on(2, '00:00') }] })],
    });
    expect(absence.evaluate(problem, aRoster(aShift(0, '08:00', ['inbound 240'])))).toEqual([]);
  });
});
