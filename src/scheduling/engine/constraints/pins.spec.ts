import { aProblem, aRoster, aShift, MONDAY } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';
import { addDays } from '../../../time/zoned-time.js';

const pins = ruleInRegistry('pins');

describe('pins', () => {
  const shift = aShift(0, '08:00', ['inbound 120', 'break 15', 'outbound 105']);
  const problem = aProblem({
    pins: [
      { kind: 'shift', agentId: 'ana', shift },
      { kind: 'day-off', agentId: 'ana', date: addDays(MONDAY, 2) },
    ],
  });

  it('accepts a roster with the pinned shift as it is and nothing on the pinned day off', () => {
    const tuesday = aShift(1, '20:00', ['inbound 480']);
    expect(pins.evaluate(problem, aRoster({ ...shift, activities: [...shift.activities] }, tuesday))).toEqual(
      [],
    );
  });

  it('finds a pinned shift that is missing', () => {
    expect(pins.evaluate(problem, aRoster())).toMatchObject([
      { start: shift.start, message: 'The pinned shift of 2026-03-02 is missing.' },
    ]);
  });

  it('finds a pinned shift whose pause or work moved', () => {
    const moved = aShift(0, '08:00', ['inbound 105', 'break 15', 'outbound 120']);
    const calm = aShift(0, '08:00', ['inbound 120', 'break 15', 'inbound 105']);
    for (const changed of [moved, calm]) {
      expect(pins.evaluate(problem, aRoster(changed))).toMatchObject([
        { amount: 1, message: 'The pinned shift of 2026-03-02 was changed.' },
      ]);
    }
  });

  it('finds work on a pinned day off', () => {
    expect(pins.evaluate(problem, aRoster(shift, aShift(2, '08:00', ['inbound 240'])))).toHaveLength(1);
  });
});
