import { aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { daysOff } from './days-off.js';

describe('days-off', () => {
  it('refuses a sixth day where two are off', () => {
    const days = (count: number) =>
      Array.from({ length: count }, (_, day) => aShift(day, '08:00', ['inbound 240']));
    expect(daysOff.evaluate(aProblem(), aRoster(...days(5)))).toEqual([]);
    expect(daysOff.evaluate(aProblem(), aRoster(...days(6)))).toMatchObject([{ amount: 1 }]);
  });
});
