import { anAgent, aProblem, aRoster, aShift, MONDAY, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';
import { addDays, localTime } from '../../../time/zoned-time.js';

const nightHoursAverage = ruleInRegistry('night-hours-average');

describe('night-hours-average', () => {
  const night = { from: localTime('23:00'), to: localTime('06:00') };
  const rules = [{ rule: 'night-hours-average', night, nightMinutes: 180, max: 480, weeks: 2 } as const];
  const problem = (changes = {}) => aProblem({ rules, agents: [anAgent(changes)] });
  const nights = (count: number, minutes: number) =>
    Array.from({ length: count }, (_, day) => aShift(day, '20:00', [`inbound ${minutes}`]));

  it('holds a night worker to 8 hours a day, one day of rest a week not counted', () => {
    expect(nightHoursAverage.evaluate(problem(), aRoster(...nights(6, 480)))).toEqual([]);
    expect(nightHoursAverage.evaluate(problem(), aRoster(...nights(6, 490)))).toMatchObject([{ amount: 60 }]);
  });

  it('leaves agents alone who do not work nights on most days', () => {
    const days = [3, 4, 5].map((day) => aShift(day, '08:00', ['inbound 600']));
    expect(nightHoursAverage.evaluate(problem(), aRoster(...nights(3, 600), ...days))).toEqual([]);
  });

  it('averages over what is known of the weeks before, and no further back than asked', () => {
    const past = (day: number) => ({
      date: addDays(MONDAY, day),
      start: on(day, '20:00'),
      end: on(day + 1, '04:00'),
      paidMinutes: 480,
    });
    const history = (...days: number[]) => ({
      history: { lastShiftEnd: on(-2, '04:00'), consecutiveDaysWorked: 0, shifts: days.map(past) },
    });
    const long = aRoster(...nights(6, 490));
    expect(nightHoursAverage.evaluate(problem(history(-7, -6, -5, -4, -3)), long)).toEqual([]);
    expect(nightHoursAverage.evaluate(problem(history(-7, -6, -5, -4, -3, -2)), long)).toMatchObject([
      { amount: 60 },
    ]);
    expect(nightHoursAverage.evaluate(problem(history(-9, -8)), long)).toMatchObject([{ amount: 60 }]);
  });
});
