import { aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { paidTimePerDay } from './paid-time-per-day.js';

describe('paid-time-per-day', () => {
  it('does not count an unpaid meal', () => {
    const roster = aRoster(aShift(0, '08:00', ['inbound 240', 'meal 60', 'inbound 240']));
    expect(paidTimePerDay.evaluate(aProblem(), roster)).toEqual([]);
  });

  it('measures what is over and what is under', () => {
    const roster = aRoster(aShift(0, '08:00', ['inbound 510']), aShift(1, '08:00', ['inbound 180']));
    expect(paidTimePerDay.evaluate(aProblem(), roster)).toMatchObject([{ amount: 30 }, { amount: 60 }]);
  });
});
