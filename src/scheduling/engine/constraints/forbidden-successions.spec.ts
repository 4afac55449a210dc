import { anAgent, aProblem, aRoster, aShift, MONDAY, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';
import { addDays, localTime } from '../../../time/zoned-time.js';

const forbiddenSuccessions = ruleInRegistry('forbidden-successions');

describe('forbidden-successions', () => {
  const shiftTypes = [
    { id: 'early', starts: { earliest: localTime('06:00'), latest: localTime('09:00') } },
    { id: 'late', starts: { earliest: localTime('14:00'), latest: localTime('18:00') } },
  ];
  const rules = [
    {
      rule: 'forbidden-successions',
      first: { shiftTypes: ['late'] },
      next: { shiftTypes: ['early'] },
    } as const,
  ];
  const early = (day: number) => aShift(day, '08:00', ['inbound 480']);
  const late = (day: number) => aShift(day, '14:00', ['inbound 480']);

  it('refuses an early shift on the day after a late one, and nothing else', () => {
    const problem = aProblem({ shiftTypes, rules });
    expect(forbiddenSuccessions.evaluate(problem, aRoster(late(0), early(1)))).toMatchObject([
      {
        amount: 1,
        start: on(1, '08:00'),
        message: 'The shift of 2026-03-03 must not follow the one of 2026-03-02.',
      },
    ]);
    expect(forbiddenSuccessions.evaluate(problem, aRoster(early(0), late(1), late(2), early(4)))).toEqual([]);
  });

  it('goes by hours of start and end too, over more days where asked', () => {
    const night = { ends: { from: localTime('04:00'), to: localTime('10:00') } };
    const day = { starts: { from: localTime('06:00'), to: localTime('12:00') } };
    const problem = aProblem({
      rules: [{ rule: 'forbidden-successions', first: night, next: day, daysApart: 2 }],
    });
    const nightShift = aShift(0, '22:00', ['inbound 480']);
    expect(forbiddenSuccessions.evaluate(problem, aRoster(nightShift, early(2)))).toHaveLength(1);
    expect(forbiddenSuccessions.evaluate(problem, aRoster(nightShift, early(3)))).toEqual([]);
  });

  it('looks at the last shift of the previous period', () => {
    const shifts = [
      { date: addDays(MONDAY, -1), start: on(-1, '14:00'), end: on(-1, '22:00'), paidMinutes: 480 },
    ];
    const history = { lastShiftEnd: on(-1, '22:00'), consecutiveDaysWorked: 1, shifts };
    const problem = aProblem({ shiftTypes, rules, agents: [anAgent({ history })] });
    expect(forbiddenSuccessions.evaluate(problem, aRoster(early(0)))).toHaveLength(1);
  });
});
