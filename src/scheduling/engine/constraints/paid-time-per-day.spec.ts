import { aContract, anAgent, aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const paidTimePerDay = ruleInRegistry('paid-time-per-day');

describe('paid-time-per-day', () => {
  it('does not count an unpaid meal', () => {
    const roster = aRoster(aShift(0, '08:00', ['inbound 240', 'meal 60', 'inbound 240']));
    expect(paidTimePerDay.evaluate(aProblem(), roster)).toEqual([]);
  });

  it('measures what is over and what is under', () => {
    const roster = aRoster(aShift(0, '08:00', ['inbound 510']), aShift(1, '08:00', ['inbound 180']));
    expect(paidTimePerDay.evaluate(aProblem(), roster)).toMatchObject([{ amount: 30 }, { amount: 60 }]);
  });

  it('holds shifts against a law’s eight hours, unless the agent consents to more', () => {
    const term = {
      rule: 'paid-time-per-day',
      max: 480,
      source: 'OSH Code 2020 s. 25',
      unlessFlag: 'overtime',
    } as const;
    const contracts = [aContract({ paidMinutesPerDay: { min: 0, max: 720 } })];
    const roster = aRoster(aShift(0, '08:00', ['inbound 540']));
    expect(paidTimePerDay.evaluate(aProblem({ contracts, rules: [term] }), roster)).toMatchObject([
      { amount: 60, message: '540 paid min on 2026-03-02; at most 480 are allowed (OSH Code 2020 s. 25).' },
    ]);
    const agents = [anAgent({ flags: ['overtime'] })];
    expect(paidTimePerDay.evaluate(aProblem({ contracts, agents, rules: [term] }), roster)).toEqual([]);
  });
});
