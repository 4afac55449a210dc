import { type Instant } from '../../time/instant.js';
import { covers, type Interval, overlaps } from '../../time/interval.js';
import {
  addDays,
  dateRange,
  daysBetween,
  type LocalDate,
  localDateOf,
  localDay,
  startOfWeek,
  type TimeZone,
  type Weekday,
  weekday,
} from '../../time/zoned-time.js';
import { indexProblem } from './problem-index.js';
import { type Agent, type PlanningPeriod, type SchedulingProblem } from './problem.js';

/** A week of an agent's local days, as the site counts weeks. */
export interface LocalWeek {
  readonly firstDate: LocalDate;
  /** All seven days lie in the period, the first and the last of it at least in part. */
  readonly whole: boolean;
  /** Its days that share time with the period, and that time: a shift belongs to the week in which it starts. */
  readonly dates: readonly LocalDate[];
  readonly span: Interval;
  /** Those of them that lie in the period from midnight to midnight. */
  readonly wholeDates: readonly LocalDate[];
}

/** The days of a period on the calendar of one zone. */
export interface LocalPeriod {
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly days: readonly LocalPeriodDay[];
}

export interface LocalPeriodDay {
  readonly date: LocalDate;
  readonly span: Interval;
}

const periods = new WeakMap<Pick<PlanningPeriod, 'span'>, Map<TimeZone, LocalPeriod>>();

/**
 * The period's days as calendars in a zone show them; the answer is kept as long as the period is.
 * @example
 * localPeriod({ span: { start: parseInstant('2026-03-02T05:00Z'), end: parseInstant('2026-03-09T05:00Z') } }, timeZone('Asia/Manila')).last // => '2026-03-09'
 */
export function localPeriod(period: Pick<PlanningPeriod, 'span'>, zone: TimeZone): LocalPeriod {
  let known = periods.get(period);
  if (known === undefined) periods.set(period, (known = new Map<TimeZone, LocalPeriod>()));
  let local = known.get(zone);
  if (local === undefined) {
    const first = localDateOf(period.span.start, zone);
    const last = localDateOf((period.span.end - 1) as Instant, zone);
    const dates = dateRange(first, daysBetween(first, last) + 1);
    local = { first, last, days: dates.map((date) => ({ date, span: localDay(date, zone) })) };
    known.set(zone, local);
  }
  return local;
}

interface KnownWeeks {
  /** The week of a date, by site. */
  readonly ofDate: Map<string, Map<LocalDate, LocalDate>>;
  readonly ofAgents: Map<string, readonly LocalWeek[]>;
}

const weeks = new WeakMap<SchedulingProblem, KnownWeeks>();

function knownWeeks(problem: SchedulingProblem): KnownWeeks {
  let known = weeks.get(problem);
  if (known === undefined) weeks.set(problem, (known = { ofDate: new Map(), ofAgents: new Map() }));
  return known;
}

/**
 * The first day of the week that a local date is in: by the site's week start, or counted from the period's first day.
 * @example
 * weekOf({ period: { firstDate: localDate('2026-03-04') }, agents: [], contracts: [], queues: [], campaigns: [] }, { siteId: 'x' }, localDate('2026-03-12')) // => '2026-03-11'
 */
export function weekOf(
  problem: SchedulingProblem,
  { siteId }: Pick<Agent, 'siteId'>,
  date: LocalDate,
): LocalDate {
  const { ofDate } = knownWeeks(problem);
  let ofSite = ofDate.get(siteId);
  if (ofSite === undefined) ofDate.set(siteId, (ofSite = new Map<LocalDate, LocalDate>()));
  let week = ofSite.get(date);
  if (week === undefined) ofSite.set(date, (week = findWeek(problem, siteId, date)));
  return week;
}

function findWeek(problem: SchedulingProblem, siteId: string, date: LocalDate): LocalDate {
  const starts = indexProblem(problem).sites.get(siteId)?.weekStartsOn;
  if (starts !== undefined) return startOfWeek(date, starts);
  const { firstDate } = problem.period;
  return addDays(firstDate, Math.floor(daysBetween(firstDate, date) / 7) * 7);
}

/**
 * All weeks that share a day with the period, in order; the answer is kept as long as the problem is.
 * @example
 * agentWeeks({ period: { firstDate: localDate('2026-03-02'), days: 9, span: { start: parseInstant('2026-03-02T00:00Z'), end: parseInstant('2026-03-11T00:00Z') } }, agents: [], contracts: [], queues: [], campaigns: [] }, { siteId: 'x', zone: timeZone('UTC') }).map(({ whole }) => whole) // => [true, false]
 */
export function agentWeeks(
  problem: SchedulingProblem,
  agent: Pick<Agent, 'siteId' | 'zone'>,
): readonly LocalWeek[] {
  const { ofAgents } = knownWeeks(problem);
  const key = `${agent.zone} ${agent.siteId}`;
  let found = ofAgents.get(key);
  if (found === undefined) {
    const { first, last } = localPeriod(problem.period, agent.zone);
    const from = weekOf(problem, agent, first);
    const count = Math.floor(daysBetween(from, last) / 7) + 1;
    found = Array.from({ length: count }, (_, week) => addDays(from, week * 7)).map((firstDate) =>
      localWeek(firstDate, problem.period, agent.zone),
    );
    ofAgents.set(key, found);
  }
  return found;
}

function localWeek(firstDate: LocalDate, { span }: PlanningPeriod, zone: TimeZone): LocalWeek {
  const days = dateRange(firstDate, 7).map((date) => ({ date, ...localDay(date, zone) }));
  const inPeriod = days.filter((day) => overlaps(day, span));
  const [start, end] = [days[0].start, days[6].end];
  return {
    firstDate,
    whole: inPeriod.length === 7,
    dates: inPeriod.map(({ date }) => date),
    span: { start: start > span.start ? start : span.start, end: end < span.end ? end : span.end },
    wholeDates: inPeriod.filter((day) => covers(span, day)).map(({ date }) => date),
  };
}

const SATURDAY_AND_SUNDAY: readonly Weekday[] = [6, 7];

/**
 * The first day of the weekend that a date is in, by the site's weekend days; null on other days.
 * @example
 * weekendOf({ agents: [], contracts: [], queues: [], campaigns: [] }, { siteId: 'x' }, localDate('2026-03-08')) // => '2026-03-07'
 */
export function weekendOf(
  problem: SchedulingProblem,
  { siteId }: Pick<Agent, 'siteId'>,
  date: LocalDate,
): LocalDate | null {
  const days = indexProblem(problem).sites.get(siteId)?.weekendDays ?? SATURDAY_AND_SUNDAY;
  if (!days.includes(weekday(date))) return null;
  const dayBefore = (day: Weekday) => (day === 1 ? 7 : day - 1) as Weekday;
  return startOfWeek(date, days.find((day) => !days.includes(dayBefore(day))) ?? days[0]);
}
