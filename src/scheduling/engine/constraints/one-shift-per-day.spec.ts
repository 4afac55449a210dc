import { aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const oneShiftPerDay = ruleInRegistry('one-shift-per-day');

describe('one-shift-per-day', () => {
  it('accepts one shift a day', () => {
    const roster = aRoster(aShift(0, '08:00', ['inbound 240']), aShift(1, '08:00', ['inbound 240']));
    expect(oneShiftPerDay.evaluate(aProblem(), roster)).toEqual([]);
  });

  it('refuses two shifts that start on one day', () => {
    const roster = aRoster(aShift(0, '06:00', ['inbound 240']), aShift(0, '18:00', ['inbound 240']));
    expect(oneShiftPerDay.evaluate(aProblem(), roster)).toMatchObject([
      { message: 'Two shifts start on 2026-03-02.' },
    ]);
  });

  it('refuses shifts that overlap across midnight', () => {
    const roster = aRoster(aShift(0, '20:00', ['inbound 480']), aShift(1, '03:00', ['inbound 240']));
    expect(oneShiftPerDay.evaluate(aProblem(), roster)).toHaveLength(1);
  });
});
