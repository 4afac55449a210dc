import { anAgent, aProblem, aRoster, aShift, MONDAY, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';
import { addDays } from '../../../time/zoned-time.js';

const workingWeekends = ruleInRegistry('working-weekends');

describe('working-weekends', () => {
  const fourWeeks = { ...aProblem().period, days: 28, span: { start: on(0, '00:00'), end: on(28, '00:00') } };
  const roster = (...days: number[]) => aRoster(...days.map((day) => aShift(day, '08:00', ['inbound 480'])));
  const past = (day: number) => ({
    date: addDays(MONDAY, day),
    start: on(day, '08:00'),
    end: on(day, '16:00'),
    paidMinutes: 480,
  });

  it('refuses the third weekend of a period, worked on one day or on both', () => {
    const problem = aProblem({ period: fourWeeks, rules: [{ rule: 'working-weekends', max: 2 }] });
    expect(workingWeekends.evaluate(problem, roster(5, 6, 12, 20))).toMatchObject([
      { amount: 1, start: on(20, '08:00') },
    ]);
    expect(workingWeekends.evaluate(problem, roster(5, 6, 12, 14, 18))).toEqual([]);
  });

  it('counts the previous period in any so many weeks', () => {
    const history = { lastShiftEnd: on(-1, '16:00'), consecutiveDaysWorked: 1, shifts: [past(-8), past(-1)] };
    const agents = [anAgent({ history })];
    const problem = aProblem({
      period: fourWeeks,
      agents,
      rules: [{ rule: 'working-weekends', max: 2, weeks: 3 }],
    });
    expect(workingWeekends.evaluate(problem, roster(5))).toHaveLength(1);
    expect(workingWeekends.evaluate(problem, roster(12))).toEqual([]);
  });

  it('takes the site’s weekend, by the agent’s calendar', () => {
    const rules = [{ rule: 'working-weekends', max: 0 } as const];
    const gulf = aProblem({ rules, sites: [{ id: 'bogota', weekendDays: [5, 6] }] });
    const thursdayNight = aShift(3, '20:00', ['inbound 480']);
    expect(workingWeekends.evaluate(gulf, aRoster(thursdayNight))).toEqual([]);
    expect(workingWeekends.evaluate(gulf, roster(4))).toHaveLength(1);
    expect(workingWeekends.evaluate(gulf, roster(6))).toEqual([]);
    const listed = aProblem({ rules, sites: [{ id: 'bogota', weekendDays: [7, 6] }] });
    expect(workingWeekends.evaluate(listed, roster(5, 6))).toHaveLength(1);
  });
});
