import { aContract, aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const breaksInWindow = ruleInRegistry('breaks-in-window');

describe('breaks-in-window', () => {
  const breaks = [
    {
      kind: 'break',
      minutes: 15,
      paid: true,
      earliestAfterStartMinutes: 60,
      latestAfterStartMinutes: 180,
      fromShiftMinutes: 0,
    },
    {
      kind: 'meal',
      minutes: 60,
      paid: false,
      earliestAfterStartMinutes: 180,
      latestAfterStartMinutes: 360,
      fromShiftMinutes: 480,
    },
  ] as const;
  const problem = aProblem({ contracts: [aContract({ breaks })] });

  it('accepts pauses up to the edges of their windows', () => {
    const roster = aRoster(
      aShift(0, '08:00', ['inbound 165', 'break 15', 'meal 60', 'inbound 240']),
      aShift(1, '08:00', ['inbound 60', 'break 15', 'inbound 225', 'meal 60', 'inbound 120']),
    );
    expect(breaksInWindow.evaluate(problem, roster)).toEqual([]);
  });

  it('asks for a meal only in long shifts', () => {
    const roster = aRoster(aShift(0, '08:00', ['inbound 60', 'break 15', 'inbound 165']));
    expect(breaksInWindow.evaluate(problem, roster)).toEqual([]);
  });

  it('finds a break that is too early, and so is missing', () => {
    const roster = aRoster(aShift(0, '08:00', ['inbound 45', 'break 15', 'inbound 180']));
    expect(breaksInWindow.evaluate(problem, roster)).toHaveLength(2);
  });

  it('finds a break too many', () => {
    const roster = aRoster(
      aShift(0, '08:00', ['inbound 60', 'break 15', 'inbound 60', 'break 15', 'inbound 90']),
    );
    expect(breaksInWindow.evaluate(problem, roster)).toHaveLength(1);
  });
});
