import { aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { paidTimePerWeek } from './paid-time-per-week.js';

describe('paid-time-per-week', () => {
  const days = (count: number) =>
    Array.from({ length: count }, (_, day) => aShift(day, '08:00', ['inbound 480']));

  it('accepts forty hours', () => {
    expect(paidTimePerWeek.evaluate(aProblem(), aRoster(...days(5)))).toEqual([]);
  });

  it('measures the paid minutes beyond the contract', () => {
    expect(paidTimePerWeek.evaluate(aProblem(), aRoster(...days(6)))).toMatchObject([{ amount: 480 }]);
  });

  it('counts a shift in the week in which it starts', () => {
    const roster = aRoster(...days(5), aShift(-1, '20:00', ['inbound 480']));
    expect(paidTimePerWeek.evaluate(aProblem(), roster)).toEqual([]);
  });
});
