import { anAgent, aProblem, aRoster, aShift, MONDAY, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';
import { addDays, localTime } from '../../../time/zoned-time.js';

const nightShifts = ruleInRegistry('night-shifts');

describe('night-shifts', () => {
  const night = { from: localTime('23:00'), to: localTime('06:00') };
  const term = { rule: 'night-shifts', night, nightMinutes: 180, max: 2, days: 7 } as const;
  const nights = (...days: number[]) => aRoster(...days.map((day) => aShift(day, '22:00', ['inbound 480'])));

  it('refuses a third night shift in seven days', () => {
    const problem = aProblem({ rules: [term] });
    expect(nightShifts.evaluate(problem, nights(0, 1, 3))).toMatchObject([
      { amount: 1, start: on(3, '22:00') },
    ]);
    expect(nightShifts.evaluate(problem, nights(0, 1))).toEqual([]);
  });

  it('counts a shift with fewer minutes in the night as none', () => {
    const evening = (day: number) => aShift(day, '19:00', ['inbound 415']);
    const roster = aRoster(evening(0), evening(1), evening(2));
    expect(nightShifts.evaluate(aProblem({ rules: [term] }), roster)).toEqual([]);
    expect(nightShifts.evaluate(aProblem({ rules: [{ ...term, nightMinutes: 175 }] }), roster)).toHaveLength(
      1,
    );
  });

  it('counts the previous period, and nobody’s nights against a consent', () => {
    const past = {
      date: addDays(MONDAY, -4),
      start: on(-4, '22:00'),
      end: on(-3, '06:00'),
      paidMinutes: 480,
    };
    const history = { lastShiftEnd: on(-3, '06:00'), consecutiveDaysWorked: 1, shifts: [past] };
    const consent = 'night-work-consent';
    const problem = (flags: string[]) =>
      aProblem({ rules: [{ ...term, unlessFlag: consent }], agents: [anAgent({ history, flags })] });
    expect(nightShifts.evaluate(problem([]), nights(0, 1))).toHaveLength(1);
    expect(nightShifts.evaluate(problem([]), nights(0, 3))).toEqual([]);
    expect(nightShifts.evaluate(problem([consent]), nights(0, 1))).toEqual([]);
  });
});
