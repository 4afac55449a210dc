import { aProblem, aRoster, aShift } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';

const activitiesTileShift = ruleInRegistry('activities-tile-shift');

describe('activities-tile-shift', () => {
  const whole = aShift(0, '08:00', ['inbound 120', 'break 15', 'inbound 105']);

  it('accepts activities that follow each other', () => {
    expect(activitiesTileShift.evaluate(aProblem(), aRoster(whole))).toEqual([]);
  });

  it('refuses a gap, an overlap and a missing end', () => {
    const [first, pause, last] = whole.activities;
    const gap = { ...whole, activities: [first, last] };
    const overlap = { ...whole, activities: [first, { ...pause, start: first.start }, last] };
    const unfinished = { ...whole, activities: [first, pause] };
    for (const [shift, amount] of [
      [gap, 15],
      [overlap, 120],
      [unfinished, 105],
    ] as const) {
      expect(activitiesTileShift.evaluate(aProblem(), aRoster(shift))).toMatchObject([{ amount }]);
    }
  });

  it('refuses an activity that ends before it starts', () => {
    const backwards = { ...whole.activities[0], start: whole.end, end: whole.start };
    const shift = { ...whole, activities: [...whole.activities, backwards] };
    const messages = activitiesTileShift.evaluate(aProblem(), aRoster(shift)).map(({ message }) => message);
    expect(messages).toContain('An activity ends before it starts.');
  });
});
