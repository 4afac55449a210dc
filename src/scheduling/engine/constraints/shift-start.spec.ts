import { aContract, aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';
import { localTime } from '../../../time/zoned-time.js';

const shiftStart = ruleInRegistry('shift-start');

describe('shift-start', () => {
  const findings = (time: string, contract = aContract()) =>
    shiftStart.evaluate(aProblem({ contracts: [contract] }), aRoster(aShift(0, time, ['inbound 240'])));

  it('accepts the first and the last start of the window', () => {
    expect([...findings('06:00'), ...findings('20:00')]).toEqual([]);
  });

  it('measures how far a start lies outside the window', () => {
    expect(findings('05:00')).toMatchObject([{ amount: 60 }]);
    expect(findings('21:00')).toMatchObject([{ amount: 60 }]);
  });

  it('refuses a start between two steps', () => {
    expect(findings('08:15')).toMatchObject([{ amount: 15 }]);
  });

  it('understands a window that reaches past midnight', () => {
    const nights = { earliest: localTime('19:00'), latest: localTime('01:00'), stepMinutes: 30 };
    const contract = aContract({ shiftStarts: nights });
    expect([...findings('19:00', contract), ...findings('00:30', contract)]).toEqual([]);
    expect(findings('02:00', contract)).toMatchObject([{ amount: 60 }]);
  });

  it('refuses a shift filed under another day than the one it starts on', () => {
    const roster = aRoster(aShift(0, '08:00', ['inbound 240'], { date: aShift(1, '08:00', []).date }));
    expect(shiftStart.evaluate(aProblem(), roster)).toHaveLength(1);
  });
});
