import { anAgent, aProblem, aRoster, aShift, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const availability = ruleInRegistry('availability');

describe('availability', () => {
  const mornings = aProblem({
    agents: [anAgent({ availability: [{ start: on(0, '06:00'), end: on(0, '12:00') }] })],
  });

  it('accepts a shift inside the availability, and any without one', () => {
    const roster = aRoster(aShift(0, '08:00', ['inbound 240']));
    expect(availability.evaluate(mornings, roster)).toEqual([]);
    expect(availability.evaluate(aProblem(), roster)).toEqual([]);
  });

  it('measures the minutes outside', () => {
    expect(availability.evaluate(mornings, aRoster(aShift(0, '10:00', ['inbound 240'])))).toMatchObject([
      { amount: 120, start: on(0, '12:00'), end: on(0, '14:00') },
    ]);
  });
});
