import { aProblem, anAgent } from '../../../test/builders/roster.js';
import { addMinutes } from '../../time/instant.js';
import { addDays, type LocalDate, localDay, localTime, toInstant } from '../../time/zoned-time.js';
import { type SchedulingProblem } from '../engine/problem.js';
import { type WorkRule } from '../engine/work-rules.js';
import { type PastShiftOf } from '../persistence/past-shifts.js';
import { withPast } from './history-mapping.js';
import { lookBackDays, looksBack } from './look-back.js';

const AVERAGE: WorkRule = { rule: 'average-hours', max: 2880, weeks: 17 };
const NIGHT = { night: { from: localTime('23:00'), to: localTime('06:00') }, nightMinutes: 180 };

/** The builder's problem with a row's id for its one agent. */
function theProblem(changes: Partial<SchedulingProblem>): SchedulingProblem {
  return aProblem({ agents: [anAgent({ id: '7' })], ...changes });
}

const { firstDate, zone } = aProblem().period;
const daysBefore = (days: number): LocalDate => addDays(firstDate, -days);

function worked(days: number, from: string, minutes = 480): PastShiftOf {
  const date = daysBefore(days);
  const start = toInstant(date, localTime(from), zone);
  return { agentId: 7, date, start, end: addMinutes(start, minutes), paidMinutes: minutes - 30 };
}

function away(first: number, last: number) {
  const span = { start: localDay(daysBefore(first), zone).start, end: localDay(daysBefore(last), zone).end };
  return { id: 1, agentId: 7, span, reason: 'leave' };
}

const known = (shifts: readonly PastShiftOf[], absences: readonly ReturnType<typeof away>[] = []) => ({
  shifts,
  absences,
  people: [{ id: 7, hiredOn: '2020-01-01' as LocalDate }],
});

describe('how far rosters look back', () => {
  it('goes by the longest rule in use, and is no less than three weeks', () => {
    expect(lookBackDays(theProblem({}))).toBe(21);
    expect(lookBackDays(theProblem({ rules: [AVERAGE] }))).toBe(17 * 7);
    expect(lookBackDays(theProblem({ rules: [{ rule: 'working-weekends', max: 2, weeks: 4 }] }))).toBe(28);
    expect(lookBackDays(theProblem({ fairness: [{ of: 'weekends', among: 'site', weight: 1 }] }))).toBe(91);
  });

  it('is not asked where no rule and no pay looks at shifts before', () => {
    expect(looksBack(theProblem({}))).toBe(false);
    expect(looksBack(theProblem({ rules: [AVERAGE] }))).toBe(true);
  });
});

describe('the time before a period', () => {
  it('is told by shifts, oldest first', () => {
    const shifts = [worked(10, '09:00'), worked(3, '09:00')];
    const [agent] = withPast(theProblem({ rules: [AVERAGE] }), known(shifts)).agents;
    expect(agent.history.shifts?.map(({ date }) => date)).toEqual([daysBefore(10), daysBefore(3)]);
  });

  it('has a sum for each week from the first known one on, none for a week away', () => {
    const shifts = [worked(25, '09:00'), worked(24, '09:00'), worked(2, '09:00')];
    const { agents } = withPast(theProblem({ rules: [AVERAGE] }), known(shifts, [away(14, 8)]));
    // Four weeks: two shifts, nothing, away in all of it, one shift.
    expect(agents[0].history.weeklyPaidMinutes).toEqual([900, 0, null, 450]);
  });

  it('has no sums where nothing averages, and none for somebody without a shift', () => {
    const rule: WorkRule = { rule: 'weekly-rest', minutes: 2100 };
    const [agent] = withPast(theProblem({ rules: [rule] }), known([worked(2, '09:00')])).agents;
    expect(agent.history).not.toHaveProperty('weeklyPaidMinutes');
    const [other] = withPast(theProblem({ rules: [AVERAGE] }), known([])).agents;
    expect(other.history).not.toHaveProperty('weeklyPaidMinutes');
  });

  it('counts a shift of the period’s own first day to the week before', () => {
    const early: PastShiftOf = { ...worked(1, '22:00'), date: firstDate };
    const [agent] = withPast(theProblem({ rules: [AVERAGE] }), known([early])).agents;
    expect(agent.history.weeklyPaidMinutes).toEqual([450]);
  });

  it('remembers nights, weekends and unpopular starts over the days since there are rosters', () => {
    const fairness = [
      { of: 'nights', among: 'site', weight: 1, ...NIGHT },
      { of: 'weekends', among: 'site', weight: 1 },
      {
        of: 'unpopular-starts',
        among: 'site',
        weight: 1,
        starts: { from: localTime('05:00'), to: localTime('06:00') },
      },
    ] as const;
    // The period begins on a Monday: one day before is a Sunday, two a Saturday.
    const shifts = [worked(9, '22:00'), worked(2, '05:30'), worked(1, '05:30')];
    const [agent] = withPast(theProblem({ fairness }), known(shifts, [away(6, 5)])).agents;
    expect(agent.history.fairness).toEqual({ days: 7, nights: 1, weekends: 2, unpopularStarts: 2 });
  });

  it('begins for somebody new on the first day there', () => {
    const fairness = [{ of: 'weekends', among: 'site', weight: 1 }] as const;
    const problem = theProblem({ fairness, agents: [anAgent({ id: '7' }), anAgent({ id: '8' })] });
    const people = [
      { id: 7, hiredOn: '2020-01-01' as LocalDate },
      { id: 8, hiredOn: daysBefore(4) },
    ];
    const { agents } = withPast(problem, { ...known([worked(20, '09:00')]), people });
    expect(agents.map(({ history }) => history.fairness?.days)).toEqual([20, 4]);
  });
});
