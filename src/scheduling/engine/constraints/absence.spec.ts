import { anAgent, aProblem, aRoster, aShift, on } from '../../../../test/builders/roster.js';
import { absence } from './absence.js';

describe('absence', () => {
  it('measures the minutes of a shift that lie in an absence', () => {
    const absences = [{ start: on(1, '00:00'), end: on(1, '10:00') }];
    const problem = aProblem({ agents: [anAgent({ absences })] });
    const roster = aRoster(aShift(0, '08:00', ['inbound 240']), aShift(1, '08:00', ['inbound 240']));
    expect(absence.evaluate(problem, roster)).toMatchObject([{ amount: 120, start: on(1, '08:00') }]);
  });
});
