import { addDays, dateRange, daysBetween, type LocalDate, localDay } from '../../time/zoned-time.js';
import { type Absence, type Agent as WorkforceAgent } from '../../workforce/workforce.js';
import { isNightShift } from '../engine/agent-line.js';
import { localPeriod, weekendOf } from '../engine/agent-weeks.js';
import { isInWindow, localMinute } from '../engine/local-window.js';
import { type Agent, type AgentHistory, type PastShift, type SchedulingProblem } from '../engine/problem.js';
import { type FairnessMemory } from '../engine/roster-goals.js';
import { type PastShiftOf } from '../persistence/past-shifts.js';
import { averages, FAIRNESS_DAYS } from './look-back.js';

/** What is known of the time before a period. */
export interface KnownPast {
  readonly shifts: readonly PastShiftOf[];
  /** As far back as the shifts. */
  readonly absences: readonly Absence[];
  readonly people: readonly Pick<WorkforceAgent, 'id' | 'hiredOn'>[];
}

/** The problem with each agent's past as its rules look at it. */
export function withPast(problem: SchedulingProblem, past: KnownPast): SchedulingProblem {
  const shifts = byAgent(past.shifts);
  const absences = byAgent(past.absences);
  const people = new Map(past.people.map(({ id, hiredOn }) => [String(id), hiredOn]));
  const began = past.shifts.reduce<LocalDate | null>(
    (first, { date }) => (first === null || date < first ? date : first),
    null,
  );
  const withWeeks = averages(problem);
  const agents = problem.agents.map((agent): Agent => {
    const own = shifts.get(agent.id) ?? [];
    const days = new AbsentDays(absences.get(agent.id) ?? [], agent);
    const hiredOn = people.get(agent.id) ?? null;
    const memory = began === null ? {} : memoryOf(problem, agent, own, { days, hiredOn, began });
    const weeks =
      withWeeks && own.length > 0 ? { weeklyPaidMinutes: weeksOf(problem, agent, own, days) } : {};
    const history: AgentHistory = {
      ...agent.history,
      ...(own.length === 0 ? {} : { shifts: own.map(bare) }),
      ...weeks,
      ...memory,
    };
    return { ...agent, history };
  });
  return { ...problem, agents };
}

function byAgent<T extends { readonly agentId: number }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const id = String(row.agentId);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [row]);
    else group.push(row);
  }
  return groups;
}

function bare({ date, start, end, paidMinutes }: PastShiftOf): PastShift {
  return { date, start, end, paidMinutes };
}

/** Local days of an agent that an absence touches. */
class AbsentDays {
  constructor(
    private readonly absences: readonly Absence[],
    private readonly agent: Agent,
  ) {}

  has(date: LocalDate): boolean {
    if (this.absences.length === 0) return false;
    const day = localDay(date, this.agent.zone);
    return this.absences.some(({ span }) => span.start < day.end && day.start < span.end);
  }
}

/** Seven-day weeks right before the period, from the one with the first known shift on; null: away in all of it. */
function weeksOf(
  problem: SchedulingProblem,
  agent: Agent,
  shifts: readonly PastShift[],
  absent: AbsentDays,
): (number | null)[] {
  const { first } = localPeriod(problem.period, agent.zone);
  const lastBefore = addDays(first, -1);
  // Where the period begins in the middle of the agent's day, a shift of that day may be of the period before.
  const before = shifts.map(({ date, paidMinutes }) => ({
    date: date > lastBefore ? lastBefore : date,
    paidMinutes,
  }));
  if (before.length === 0) return [];
  const count = Math.ceil(daysBetween(before[0].date, first) / 7);
  return Array.from({ length: count }, (_, at) => {
    const dates = dateRange(addDays(first, (at - count) * 7), 7);
    const paid = before
      .filter(({ date }) => dates[0] <= date && date <= dates[6])
      .reduce((sum, { paidMinutes }) => sum + paidMinutes, 0);
    return paid === 0 && dates.every((date) => absent.has(date)) ? null : paid;
  });
}

/** What fairness counts, since there are rosters; for somebody new since he is there. */
function memoryOf(
  problem: SchedulingProblem,
  agent: Agent,
  shifts: readonly PastShift[],
  known: { readonly days: AbsentDays; readonly hiredOn: LocalDate | null; readonly began: LocalDate },
): { readonly fairness?: FairnessMemory } {
  const goals = problem.fairness ?? [];
  if (goals.length === 0) return {};
  const { first } = localPeriod(problem.period, agent.zone);
  const from = [addDays(first, -FAIRNESS_DAYS), known.began, known.hiredOn ?? known.began].sort()[2];
  if (from >= first) return { fairness: { days: 0, nights: 0, weekends: 0, unpopularStarts: 0 } };
  const counted = shifts.filter(({ date }) => from <= date && date < first);
  const nights = goals.find((goal) => goal.of === 'nights');
  const starts = goals.find((goal) => goal.of === 'unpopular-starts');
  const weekends = counted.map(({ date }) => weekendOf(problem, agent, date)).filter((each) => each !== null);
  return {
    fairness: {
      days: dateRange(from, daysBetween(from, first)).filter((date) => !known.days.has(date)).length,
      nights:
        nights === undefined ? 0 : counted.filter((each) => isNightShift(each, nights, agent.zone)).length,
      weekends: new Set(weekends).size,
      unpopularStarts:
        starts === undefined
          ? 0
          : counted.filter(({ start }) => isInWindow(localMinute(start, agent.zone), starts.starts)).length,
    },
  };
}
