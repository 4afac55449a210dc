import { anAgent, aProblem, aRoster, aShift, MONDAY, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';
import { addDays, timeZone } from '../../../time/zoned-time.js';

const paidTimePerWeek = ruleInRegistry('paid-time-per-week');

describe('paid-time-per-week', () => {
  const days = (count: number) =>
    Array.from({ length: count }, (_, day) => aShift(day, '08:00', ['inbound 480']));

  it('accepts forty hours', () => {
    expect(paidTimePerWeek.evaluate(aProblem(), aRoster(...days(5)))).toEqual([]);
  });

  it('measures the paid minutes beyond the contract', () => {
    expect(paidTimePerWeek.evaluate(aProblem(), aRoster(...days(6)))).toMatchObject([{ amount: 480 }]);
  });

  it('counts a shift in the week in which it starts', () => {
    const roster = aRoster(...days(5), aShift(-1, '20:00', ['inbound 480']));
    expect(paidTimePerWeek.evaluate(aProblem(), roster)).toEqual([]);
  });

  it('counts the week of the agent’s own calendar, and the previous period’s shifts in it', () => {
    const manila = anAgent({ zone: timeZone('Asia/Manila') });
    const shifts = [0, 1, 2, 3, 4, 5].map((day) => aShift(day, '19:00', ['inbound 480']));
    const local = shifts.map((shift) => ({ ...shift, date: addDays(shift.date, 1) }));
    const problem = aProblem({ agents: [manila] });
    // From Tuesday to Sunday in Manila: a sixth shift; and from Sunday on the sixth is one of the next week.
    expect(paidTimePerWeek.evaluate(problem, aRoster(...local))).toMatchObject([{ amount: 480 }]);
    const next = aShift(6, '19:00', ['inbound 480'], { date: addDays(MONDAY, 7) });
    expect(paidTimePerWeek.evaluate(problem, aRoster(...local.slice(1), next))).toEqual([]);
    const past = { date: MONDAY, start: on(-1, '12:00'), end: on(-1, '20:00'), paidMinutes: 480 };
    const history = { lastShiftEnd: past.end, consecutiveDaysWorked: 1, shifts: [past] };
    const after = aProblem({ agents: [{ ...manila, history }] });
    expect(paidTimePerWeek.evaluate(after, aRoster(...local.slice(1)))).toMatchObject([
      { amount: 480, message: '2880 paid min in the week of 2026-03-02; the contract allows 2400.' },
    ]);
    expect(paidTimePerWeek.evaluate(after, aRoster())).toEqual([]);
  });

  it('counts weeks as the site does, with the shifts of the previous period', () => {
    const shifts = [
      { date: addDays(MONDAY, -1), start: on(-1, '08:00'), end: on(-1, '16:00'), paidMinutes: 480 },
    ];
    const history = { lastShiftEnd: on(-1, '16:00'), consecutiveDaysWorked: 1, shifts };
    const agents = [anAgent({ history })];
    const rules = [{ rule: 'paid-time-per-week', min: 900, max: 1200 } as const];
    const roster = aRoster(...[0, 1].map((day) => aShift(day, '08:00', ['inbound 480'])));
    expect(paidTimePerWeek.evaluate(aProblem({ agents, rules }), roster)).toEqual([]);
    const sunday = aProblem({ agents, rules, sites: [{ id: 'bogota', weekStartsOn: 7 }] });
    expect(paidTimePerWeek.evaluate(sunday, roster)).toMatchObject([{ amount: 240, start: on(-1, '00:00') }]);
    expect(paidTimePerWeek.evaluate(aProblem({ rules }), aRoster(roster.shifts[0]))).toMatchObject([
      { amount: 420 },
    ]);
  });
});
