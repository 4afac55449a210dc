import { anAgent, aProblem, aRoster, aShift, MONDAY, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';
import { addDays } from '../../../time/zoned-time.js';

const weeklyRest = ruleInRegistry('weekly-rest');

describe('weekly-rest', () => {
  const days = (...on: number[]) => on.map((day) => aShift(day, '08:00', ['inbound 480']));

  it('wants 35 hours in one piece inside every week', () => {
    const problem = aProblem({ rules: [{ rule: 'weekly-rest', minutes: 2100 }] });
    expect(weeklyRest.evaluate(problem, aRoster(...days(0, 1, 2, 3, 4, 5)))).toMatchObject([
      {
        amount: 180,
        message: '1920 min is the longest rest in the week of 2026-03-02; at least 2100 are needed.',
      },
    ]);
    expect(weeklyRest.evaluate(problem, aRoster(...days(0, 1, 3, 4, 5, 6)))).toEqual([]);
    const shorter = aShift(5, '05:00', ['inbound 480']);
    expect(weeklyRest.evaluate(problem, aRoster(...days(0, 1, 2, 3, 4), shorter))).toEqual([]);
  });

  it('waits for the next period where a week goes on after this one', () => {
    const rules = [{ rule: 'weekly-rest', minutes: 2100 } as const];
    const problem = aProblem({ rules, sites: [{ id: 'bogota', weekStartsOn: 3 }] });
    expect(weeklyRest.evaluate(problem, aRoster(...days(2, 3, 4, 5, 6)))).toEqual([]);
  });

  it('looks at the shifts before the period in a week that began there', () => {
    const shifts = [-4, -3, -2, -1].map((day) => ({
      date: addDays(MONDAY, day),
      start: on(day, '08:00'),
      end: on(day, '16:00'),
      paidMinutes: 480,
    }));
    const history = { lastShiftEnd: on(-1, '16:00'), consecutiveDaysWorked: 4, shifts };
    const rules = [{ rule: 'weekly-rest', minutes: 2100 } as const];
    const sites = [{ id: 'bogota', weekStartsOn: 4 as const }];
    const problem = aProblem({ rules, sites, agents: [anAgent({ history })] });
    expect(weeklyRest.evaluate(problem, aRoster(...days(0, 1, 2)))).toMatchObject([{ amount: 2100 - 960 }]);
    expect(weeklyRest.evaluate(problem, aRoster(...days(0, 2)))).toEqual([]);
  });

  it('wants 24 hours after six days of work at the latest, nights too', () => {
    const rules = [{ rule: 'weekly-rest', minutes: 1440, afterDays: 6 } as const];
    const fortnight = {
      ...aProblem().period,
      days: 14,
      span: { start: on(0, '00:00'), end: on(14, '00:00') },
    };
    const problem = aProblem({ period: fortnight, rules });
    expect(weeklyRest.evaluate(problem, aRoster(...days(0, 1, 2, 3, 4, 5, 7, 8)))).toEqual([]);
    expect(weeklyRest.evaluate(problem, aRoster(...days(0, 1, 2, 3, 4, 5, 6)))).toMatchObject([
      { amount: 480 },
    ]);
    const nights = (count: number) =>
      Array.from({ length: count }, (_, day) => aShift(day, '22:00', ['inbound 480']));
    expect(weeklyRest.evaluate(problem, aRoster(...nights(6)))).toEqual([]);
    expect(weeklyRest.evaluate(problem, aRoster(...nights(7)))).toHaveLength(1);
    const history = { lastShiftEnd: on(-1, '16:00'), consecutiveDaysWorked: 4 };
    const tired = { ...problem, agents: [anAgent({ history })] };
    expect(weeklyRest.evaluate(tired, aRoster(...days(0, 1)))).toEqual([]);
    expect(weeklyRest.evaluate(tired, aRoster(...days(0, 1, 2)))).toHaveLength(1);
  });
});
