import { type Instant, MINUTE_MS } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { addDays, daysBetween, type LocalDate, localDay } from '../../time/zoned-time.js';
import { localPeriod } from './agent-weeks.js';
import { type AgentContext } from './constraints/rule.js';
import { windowMinutes } from './local-window.js';
import { lastDayWorked } from './contract-weeks.js';
import { type PastShift } from './problem.js';
import { paidMinutes } from './shift-time.js';
import { type NightWork } from './work-rules.js';

/** A shift of the agent, of this roster or of the previous period. */
export interface LineShift extends PastShift {
  readonly isPlanned: boolean;
}

/**
 * The agent's shifts in order, those of the previous period that are known before those of the roster.
 * @example
 * agentLine({ agent: { history: { shifts: [{ date: localDate('2026-03-01') }] } }, shifts: [] }).length // => 1
 */
export function agentLine({ agent, shifts }: Pick<AgentContext, 'agent' | 'shifts'>): LineShift[] {
  const past = (agent.history.shifts ?? []).map((shift) => ({ ...shift, isPlanned: false }));
  const planned = shifts.map((shift) => ({
    date: shift.date,
    start: shift.start,
    end: shift.end,
    paidMinutes: paidMinutes(shift),
    isPlanned: true,
  }));
  return [...past, ...planned];
}

/** Days worked in a row; of the previous period's run only the length and the last day are known. */
export interface DayRun extends Interval {
  readonly firstDate: LocalDate;
  readonly lastDate: LocalDate;
  readonly length: number;
  readonly plannedDays: number;
  /** The run ends where work may go on after the period. */
  readonly mayGoOn: boolean;
}

/**
 * The agent's runs of days, the previous period's last one first, joined with the roster's where they touch.
 * @example
 * dayRuns({ problem: { period: { firstDate: localDate('2026-03-02'), span: { start: instant(0), end: instant(1) } } }, agent: { zone: timeZone('UTC'), history: { lastShiftEnd: null, consecutiveDaysWorked: 0 } }, contract: {}, shifts: [] }) // => []
 */
export function dayRuns({ problem, agent, contract, shifts }: AgentContext): DayRun[] {
  const { last } = localPeriod(problem.period, agent.zone);
  const { consecutiveDaysWorked } = agent.history;
  const runs: DayRun[] = [];
  if (consecutiveDaysWorked > 0) {
    const lastDate = lastDayWorked(agent, contract, problem.period);
    const day = localDay(lastDate, agent.zone);
    const firstDate = addDays(lastDate, 1 - consecutiveDaysWorked);
    runs.push({ ...day, firstDate, lastDate, length: consecutiveDaysWorked, plannedDays: 0, mayGoOn: false });
  }
  for (const { date, start, end } of shifts) {
    const before = runs.at(-1);
    const apart = before === undefined ? Infinity : daysBetween(before.lastDate, date);
    const mayGoOn = date >= last;
    if (before === undefined || apart > 1 || apart < 0) {
      runs.push({ firstDate: date, lastDate: date, length: 1, plannedDays: 1, start, end, mayGoOn });
    } else {
      const length = before.length + apart;
      const plannedDays = before.plannedDays + apart;
      runs[runs.length - 1] = { ...before, lastDate: date, length, plannedDays, end, mayGoOn };
    }
  }
  return runs;
}

/**
 * Whether so many of a shift's minutes lie in the night.
 * @example
 * isNightShift({ start: parseInstant('2026-03-02T20:00Z'), end: parseInstant('2026-03-03T01:00Z') }, { night: { from: localTime('23:00'), to: localTime('06:00') }, nightMinutes: 120 }, timeZone('UTC')) // => true
 */
export function isNightShift(
  shift: Interval,
  { night, nightMinutes }: NightWork,
  zone: AgentContext['agent']['zone'],
): boolean {
  return windowMinutes(shift, night, zone) >= nightMinutes;
}

/**
 * Rests of the agent in order, open at both ends: from before all that is known to after the last shift.
 * @example
 * restsOf([{ start: instant(10), end: instant(20) }]).map(({ end }) => end) // => [10, Infinity]
 */
export function restsOf(line: readonly Interval[]): Interval[] {
  const starts = [-Infinity, ...line.map(({ end }) => end)] as Instant[];
  const ends = [...line.map(({ start }) => start), Infinity] as Instant[];
  return starts.map((start, at) => ({ start, end: ends[at] }));
}

/**
 * Minutes of a span, in which ends may be open.
 * @example
 * minutesIn({ start: instant(0), end: instant(60000) }) // => 1
 */
export function minutesIn({ start, end }: Interval): number {
  return Math.max(0, end - start) / MINUTE_MS;
}
