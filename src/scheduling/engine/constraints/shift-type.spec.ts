import { aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';
import { localTime } from '../../../time/zoned-time.js';

const shiftType = ruleInRegistry('shift-type');

describe('shift-type', () => {
  const starts = (time: string) => ({ earliest: localTime(time), latest: localTime(time) });
  const problem = aProblem({
    shiftTypes: [
      {
        id: 'early',
        starts: starts('06:00'),
        lengthsMinutes: [480],
        pauses: [{ kind: 'meal', afterStartMinutes: 240, minutes: 30, paid: false }],
      },
      { id: 'late', starts: starts('14:00'), lengthsMinutes: [480] },
      { id: 'short', starts: starts('14:00') },
    ],
    rules: [{ rule: 'shift-type', allowed: ['early', 'late'] }],
  });
  const found = (time: string, ...activities: string[]) =>
    shiftType.evaluate(problem, aRoster(aShift(0, time, activities))).map(({ message }) => message);

  it('refuses a shift of another type and one of none', () => {
    expect(found('14:00', 'inbound 240')).toEqual([
      'The shift of 2026-03-02 is of type "short"; allowed: early, late.',
    ]);
    expect(found('07:00', 'inbound 480')).toEqual([
      'The shift of 2026-03-02 is of no type; allowed: early, late.',
    ]);
  });

  it('wants the pauses of a fixed type where the type has them', () => {
    expect(found('06:00', 'inbound 210', 'meal 30', 'inbound 240')).toHaveLength(1);
    expect(found('06:00', 'inbound 240', 'meal 30', 'inbound 180', 'break 10', 'inbound 20')).toHaveLength(1);
    expect(found('06:00', 'inbound 240', 'meal 30', 'inbound 210')).toEqual([]);
    expect(found('14:00', 'inbound 60', 'break 15', 'inbound 405')).toEqual([]);
  });
});
