import { anAgent, aProblem, aRoster, aShift, on } from '../../../../test/builders/roster.js';
import { ruleInRegistry } from '../../../../test/builders/rule-in-registry.js';
import { localTime } from '../../../time/zoned-time.js';

const fairness = ruleInRegistry('fairness');

describe('fairness', () => {
  const night = { from: localTime('23:00'), to: localTime('06:00') };
  const nights = { of: 'nights', night, nightMinutes: 180, among: 'everybody', weight: 10 } as const;
  const agents = [anAgent(), anAgent({ id: 'bo' })];
  const shifts = (agentId: string, start: string, ...days: number[]) =>
    days.map((day) => aShift(day, start, ['inbound 480'], { agentId }));

  it('costs what one has beyond a fair share', () => {
    const problem = aProblem({ agents, fairness: [nights] });
    const uneven = aRoster(
      ...shifts('ana', '22:00', 0, 1, 2),
      ...shifts('bo', '22:00', 3),
      ...shifts('bo', '08:00', 0),
    );
    expect(fairness.evaluate(problem, uneven)).toMatchObject([
      { agentId: 'ana', amount: 1, cost: 10, message: '3 nights, where 2 are a fair share.' },
    ]);
    const even = aRoster(...shifts('ana', '22:00', 0, 1), ...shifts('bo', '22:00', 2, 3));
    expect(fairness.evaluate(problem, even)).toEqual([]);
    expect(fairness.evaluate(aProblem({ agents, fairness: [{ ...nights, tolerance: 1 }] }), uneven)).toEqual(
      [],
    );
  });

  it('counts past periods, and the days that somebody was there', () => {
    const memory = (count: number, days: number) => ({
      history: {
        lastShiftEnd: null,
        consecutiveDaysWorked: 0,
        fairness: { days, nights: count, weekends: 0, unpopularStarts: 0 },
      },
    });
    const problem = aProblem({
      fairness: [nights],
      agents: [anAgent(memory(6, 21)), anAgent({ id: 'bo', ...memory(2, 21) })],
    });
    expect(fairness.evaluate(problem, aRoster(...shifts('bo', '22:00', 0, 1, 2, 3)))).toEqual([]);
    expect(fairness.evaluate(problem, aRoster(...shifts('ana', '22:00', 0)))).toMatchObject([
      { amount: 2.5 },
    ]);
    const absences = [{ start: on(1, '00:00'), end: on(7, '00:00') }];
    const absent = aProblem({ fairness: [nights], agents: [anAgent(), anAgent({ id: 'bo', absences })] });
    expect(fairness.evaluate(absent, aRoster(...shifts('ana', '22:00', 0, 1, 2, 3)))[0].amount).toBeCloseTo(
      0.5,
      9,
    );
  });

  it('shares weekends and unpopular starts within a site or a contract', () => {
    const weekends = { of: 'weekends', among: 'site', weight: 1 } as const;
    const late = {
      of: 'unpopular-starts',
      starts: { from: localTime('20:00'), to: localTime('04:00') },
      among: 'contract',
      weight: 1,
    } as const;
    const team = [...agents, anAgent({ id: 'cy', siteId: 'manila', contractId: 'part' })];
    const problem = (goal: typeof weekends | typeof late) => aProblem({ agents: team, fairness: [goal] });
    const roster = aRoster(...shifts('ana', '08:00', 5, 6), ...shifts('bo', '20:00', 0, 1));
    expect(fairness.evaluate(problem(weekends), roster)).toMatchObject([{ agentId: 'ana', amount: 0.5 }]);
    expect(fairness.evaluate(problem(late), roster)).toMatchObject([{ agentId: 'bo', amount: 1 }]);
  });
});
