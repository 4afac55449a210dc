import { addMinutes } from '../../time/instant.js';
import { overlaps } from '../../time/interval.js';
import { addDays, dateRange, type LocalDate, localDateOf, localDay } from '../../time/zoned-time.js';
import { type LocalWeek } from './agent-weeks.js';
import { type Agent, type Contract, type PlanningPeriod } from './problem.js';

/** What the previous period took of a week that began in it. */
export interface WeekBefore {
  readonly dates: ReadonlySet<LocalDate>;
  readonly paidMinutes: number;
}

/** What a contract allows and promises an agent in the period's part of a week. */
export interface WeekTerms {
  readonly maxShifts: number;
  readonly allowedMinutes: number;
  readonly owedMinutes: number;
}

type Worker = Pick<Agent, 'zone' | 'absences' | 'history'>;
type WeekContract = Pick<Contract, 'paidMinutesPerWeek' | 'minDaysOffPerWeek' | 'shiftLengthsMinutes'>;

/**
 * Days of the week worked before the period, and what was paid for them: the known shifts, and the days of the run that ended
 * right before it, of which no pay is known.
 * @example
 * workedBefore({ zone: timeZone('UTC'), history: { lastShiftEnd: parseInstant('2026-03-01T16:00Z'), consecutiveDaysWorked: 2 } }, { shiftLengthsMinutes: [480] }, { firstDate: localDate('2026-03-02') }, { firstDate: localDate('2026-03-01') }).dates.size // => 1
 */
export function workedBefore(
  agent: Pick<Agent, 'zone' | 'history'>,
  contract: Pick<Contract, 'shiftLengthsMinutes'>,
  period: Pick<PlanningPeriod, 'firstDate'>,
  { firstDate }: Pick<LocalWeek, 'firstDate'>,
): WeekBefore {
  const { consecutiveDaysWorked, shifts = [] } = agent.history;
  const last = addDays(firstDate, 6);
  const isInWeek = (date: LocalDate) => firstDate <= date && date <= last;
  const known = shifts.filter(({ date }) => isInWeek(date));
  const runEnd = lastDayWorked(agent, contract, period);
  const run = dateRange(addDays(runEnd, 1 - consecutiveDaysWorked), consecutiveDaysWorked).filter(isInWeek);
  return {
    dates: new Set([...known.map(({ date }) => date), ...run]),
    paidMinutes: known.reduce((sum, { paidMinutes }) => sum + paidMinutes, 0),
  };
}

/**
 * What a week of an agent may hold and is owed. Promised is the contract's minimum, in proportion to the days that lie wholly in the
 * period, less one working day's share for each of them that an absence touches; no more than the previous period left of the
 * promise, or than the working days left can hold.
 * @example
 * weekTerms({ zone: timeZone('UTC'), absences: [], history: { lastShiftEnd: null, consecutiveDaysWorked: 0 } }, { paidMinutesPerWeek: { min: 2400, max: 2400 }, minDaysOffPerWeek: 2, shiftLengthsMinutes: [480] }, { firstDate: localDate('2026-03-02') }, { firstDate: localDate('2026-03-02'), dates: dateRange(localDate('2026-03-02'), 7), wholeDates: dateRange(localDate('2026-03-02'), 7) }) // => { maxShifts: 5, allowedMinutes: 2400, owedMinutes: 2400 }
 */
export function weekTerms(
  agent: Worker,
  contract: WeekContract,
  period: Pick<PlanningPeriod, 'firstDate'>,
  week: Pick<LocalWeek, 'firstDate' | 'dates' | 'wholeDates'>,
): WeekTerms {
  const { min, max } = contract.paidMinutesPerWeek;
  const before = workedBefore(agent, contract, period, week);
  const workingDays = workingDaysOf(contract);
  const daysLeft = Math.max(0, workingDays - before.dates.size);
  const absentDays = week.wholeDates.filter((date) => isAbsent(agent, date)).length;
  const share = week.wholeDates.length / 7 - absentDays / Math.max(1, workingDays);
  return {
    maxShifts: Math.min(week.dates.length, daysLeft),
    allowedMinutes: Math.max(0, max - before.paidMinutes),
    owedMinutes: Math.max(
      0,
      Math.min(min * share, min - before.paidMinutes, (min * daysLeft) / Math.max(1, workingDays)),
    ),
  };
}

/**
 * The days of a week that the days off leave for work.
 * @example
 * workingDaysOf({ minDaysOffPerWeek: 2 }) // => 5
 */
export function workingDaysOf({ minDaysOffPerWeek }: Pick<Contract, 'minDaysOffPerWeek'>): number {
  return Math.max(0, 7 - minDaysOffPerWeek);
}

function isAbsent({ zone, absences }: Pick<Agent, 'zone' | 'absences'>, date: LocalDate): boolean {
  if (absences.length === 0) return false;
  const day = localDay(date, zone);
  return absences.some((absence) => overlaps(absence, day));
}

/**
 * The local day on which the last shift before the period began, told from its end and the contract's shortest
 * shift; the day before the period when only a run of days is known.
 * @example
 * lastDayWorked({ zone: timeZone('Asia/Manila'), history: { lastShiftEnd: parseInstant('2026-03-01T22:00Z'), consecutiveDaysWorked: 3 } }, { shiftLengthsMinutes: [540] }, { firstDate: localDate('2026-03-02') }) // => '2026-03-01'
 */
export function lastDayWorked(
  agent: Pick<Agent, 'zone' | 'history'>,
  contract: Pick<Contract, 'shiftLengthsMinutes'>,
  period: Pick<PlanningPeriod, 'firstDate'>,
): LocalDate {
  const { lastShiftEnd } = agent.history;
  if (lastShiftEnd === null) return addDays(period.firstDate, -1);
  return localDateOf(addMinutes(lastShiftEnd, -Math.min(...contract.shiftLengthsMinutes)), agent.zone);
}
