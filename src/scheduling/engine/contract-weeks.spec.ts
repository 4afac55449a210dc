import { aContract, anAgent, aProblem, at, MONDAY, on } from '../../../test/builders/roster.js';
import { addDays, localDate, localDay, timeZone } from '../../time/zoned-time.js';
import { agentWeeks } from './agent-weeks.js';
import { weekTerms, workedBefore } from './contract-weeks.js';
import { type Agent, type PlanningPeriod } from './problem.js';

const NEW_YORK = timeZone('America/New_York');
const fullTime = aContract({ paidMinutesPerWeek: { min: 2400, max: 2400 } });

function periodOf(first: string, days: number, zone = NEW_YORK): PlanningPeriod {
  const firstDate = localDate(first);
  const span = {
    start: localDay(firstDate, zone).start,
    end: localDay(addDays(firstDate, days), zone).start,
  };
  return { firstDate, days, zone, span, gridMinutes: 15 };
}

function termsOf(period: PlanningPeriod, changes: Partial<Agent>, contract = fullTime) {
  const agent = anAgent(changes);
  const problem = aProblem({ period, agents: [agent], contracts: [contract] });
  return agentWeeks(problem, agent).map((week) => ({
    ...weekTerms(agent, contract, period, week),
    firstDate: week.firstDate,
    dates: week.dates.length,
  }));
}

describe('the weeks of an agent', () => {
  const manila = { zone: timeZone('Asia/Manila') };

  it('are his own dates: east of the planner the last day is a week of its own', () => {
    expect(termsOf(periodOf('2026-10-12', 14), manila)).toMatchObject([
      { firstDate: '2026-10-12', dates: 7, maxShifts: 5, allowedMinutes: 2400 },
      { firstDate: '2026-10-19', dates: 7, maxShifts: 5, owedMinutes: 2400 },
      { firstDate: '2026-10-26', dates: 1, maxShifts: 1, owedMinutes: 0 },
    ]);
  });

  it('owe in proportion to the days that lie wholly in the period', () => {
    const [first] = termsOf(periodOf('2026-10-12', 14), manila);
    expect(first.owedMinutes).toBeCloseTo((2400 * 6) / 7, 9);
    const own = termsOf(periodOf('2026-10-12', 9), { zone: NEW_YORK });
    expect(own.map(({ owedMinutes }) => Math.round(owedMinutes))).toEqual([2400, 686]);
  });

  it('begin before the period west of the planner, with what the previous period took of them', () => {
    const bogota = { zone: timeZone('America/Bogota') };
    const period = periodOf('2026-10-12', 14, timeZone('Europe/London'));
    const [edge, whole] = termsOf(period, bogota);
    expect(edge).toMatchObject({ firstDate: '2026-10-05', dates: 1, maxShifts: 1, owedMinutes: 0 });
    expect(whole).toMatchObject({ firstDate: '2026-10-12', dates: 7, maxShifts: 5 });
    const shifts = [6, 7, 8, 9, 10].map((day) => {
      const date = localDate(`2026-10-${String(day).padStart(2, '0')}`);
      const { start, end } = localDay(date, bogota.zone);
      return { date, start, end, paidMinutes: 480 };
    });
    const history = { lastShiftEnd: shifts[4].end, consecutiveDaysWorked: 5, shifts };
    expect(termsOf(period, { ...bogota, history })[0]).toMatchObject({ maxShifts: 0, allowedMinutes: 0 });
  });

  it('are whole on a week in which clocks change, and on one that the date line cuts', () => {
    const warsaw = termsOf(periodOf('2026-10-19', 7, timeZone('Europe/Warsaw')), {
      zone: timeZone('Europe/Warsaw'),
    });
    expect(warsaw).toMatchObject([{ dates: 7, owedMinutes: 2400 }]);
    const [first, second, third] = termsOf(periodOf('2026-10-12', 14, timeZone('Pacific/Pago_Pago')), {
      zone: timeZone('Pacific/Kiritimati'),
    });
    expect([first, second, third].map(({ dates }) => dates)).toEqual([6, 7, 2]);
    expect(first.firstDate).toBe('2026-10-12');
  });

  it('know the days of the run before the period where its shifts are not told', () => {
    const history = { lastShiftEnd: on(-1, '16:00'), consecutiveDaysWorked: 3 };
    const agent = anAgent({ history });
    const problem = aProblem({ agents: [agent], sites: [{ id: 'bogota', weekStartsOn: 7 }] });
    const [week] = agentWeeks(problem, agent);
    expect([...workedBefore(agent, fullTime, problem.period, week).dates]).toEqual([addDays(MONDAY, -1)]);
    const { maxShifts, owedMinutes } = weekTerms(agent, fullTime, problem.period, week);
    expect(maxShifts).toBe(4);
    expect(owedMinutes).toBeCloseTo(4 * 480, 9);
  });

  it('owe a working day less for each whole day of absence', () => {
    const absences = [{ start: on(0, '10:00'), end: at('2026-03-04T12:00Z') }];
    const { agents, period } = aProblem({ agents: [anAgent({ absences })] });
    expect(termsOf(period, agents[0])[0].owedMinutes).toBeCloseTo(2 * 480, 9);
  });
});
