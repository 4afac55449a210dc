import { anAgent, aProblem, aRoster, aShift, on } from '../../../../test/builders/roster.js';
import { minimumRest } from './minimum-rest.js';

describe('minimum-rest', () => {
  it('given a shift to 22:00 and one from 08:00, misses 60 minutes of eleven hours', () => {
    const roster = aRoster(aShift(0, '14:00', ['inbound 480']), aShift(1, '08:00', ['inbound 480']));
    expect(minimumRest.evaluate(aProblem(), roster)).toMatchObject([{ amount: 60, start: on(1, '08:00') }]);
  });

  it('accepts exactly eleven hours', () => {
    const roster = aRoster(aShift(0, '13:00', ['inbound 480']), aShift(1, '08:00', ['inbound 480']));
    expect(minimumRest.evaluate(aProblem(), roster)).toEqual([]);
  });

  it('counts the last shift of the previous period', () => {
    const history = { lastShiftEnd: on(-1, '23:00'), consecutiveDaysWorked: 1 };
    const problem = aProblem({ agents: [anAgent({ history })] });
    expect(minimumRest.evaluate(problem, aRoster(aShift(0, '08:00', ['inbound 480'])))).toMatchObject([
      { amount: 120 },
    ]);
  });
});
