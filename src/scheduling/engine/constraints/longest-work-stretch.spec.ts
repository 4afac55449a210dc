import { aProblem, aRoster, aShift, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const longestWorkStretch = ruleInRegistry('longest-work-stretch');

describe('longest-work-stretch', () => {
  const problem = aProblem({ rules: [{ rule: 'longest-work-stretch', max: 180, pauseMinutes: 15 }] });
  const found = (...activities: string[]) =>
    longestWorkStretch.evaluate(problem, aRoster(aShift(0, '08:00', activities)));

  it('refuses work that goes on too long before, between and after pauses', () => {
    expect(found('inbound 240', 'break 15', 'outbound 60', 'inbound 180')).toMatchObject([
      { start: on(0, '08:00'), end: on(0, '12:00'), amount: 60 },
      { start: on(0, '12:15'), amount: 60 },
    ]);
    expect(
      found('inbound 180', 'break 15', 'outbound 120', 'off-phone 60', 'meal 30', 'inbound 180'),
    ).toEqual([]);
  });

  it('lets a pause that is too short end nothing', () => {
    expect(found('inbound 120', 'break 10', 'inbound 120')).toMatchObject([{ amount: 70 }]);
  });
});
