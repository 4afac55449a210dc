import { aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const switches = ruleInRegistry('switches');

describe('switches', () => {
  const findings = (...activities: string[]) =>
    switches.evaluate(aProblem(), aRoster(aShift(0, '08:00', activities)));

  it('accepts three switches and refuses the fourth', () => {
    const three = ['inbound 60', 'outbound 60', 'inbound 60', 'outbound 60'];
    expect(findings(...three)).toEqual([]);
    expect(findings(...three, 'inbound 60')).toMatchObject([{ amount: 1 }]);
  });

  it('counts a break or time off the phone between two kinds as no switch of its own', () => {
    expect(
      findings('inbound 60', 'break 15', 'outbound 60', 'off-phone 15', 'inbound 60', 'outbound 60'),
    ).toEqual([]);
  });
});
