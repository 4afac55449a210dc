import { addMinutes } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { addDays, type LocalDate, localDateOf, localDay } from '../../time/zoned-time.js';
import { type Agent, type Contract, type PlanningPeriod } from './problem.js';

/** Seven local days of the planner's zone (fewer at the end of a period); a shift belongs to the week it starts in. */
export interface PlanningWeek {
  readonly firstDate: LocalDate;
  readonly days: number;
  readonly span: Interval;
}

/**
 * The weeks of a period, counted from its first day.
 * @example
 * planningWeeks({ firstDate: localDate('2026-10-26'), days: 9, zone: timeZone('America/New_York') }).map((week) => week.days) // => [7, 2]
 */
export function planningWeeks(period: PlanningPeriod): PlanningWeek[] {
  const weeks: PlanningWeek[] = [];
  for (let first = 0; first < period.days; first += 7) {
    const firstDate = addDays(period.firstDate, first);
    const days = Math.min(7, period.days - first);
    const start = localDay(firstDate, period.zone).start;
    weeks.push({
      firstDate,
      days,
      span: { start, end: localDay(addDays(firstDate, days), period.zone).start },
    });
  }
  return weeks;
}

/**
 * The most shifts that the days off leave room for in a week.
 * @example
 * maxShiftsInWeek({ days: 7 }, { minDaysOffPerWeek: 2 }) // => 5
 */
export function maxShiftsInWeek(
  week: Pick<PlanningWeek, 'days'>,
  contract: Pick<Contract, 'minDaysOffPerWeek'>,
): number {
  return Math.min(week.days, Math.max(0, 7 - contract.minDaysOffPerWeek));
}

/**
 * Paid minutes an agent is owed in a week: the contract's minimum, less one working day's share for every local day
 * that an absence touches, and in proportion for a week that is cut short.
 * @example
 * owedMinutes({ zone: timeZone('Asia/Manila'), absences: [] }, { paidMinutesPerWeek: { min: 2400, max: 2400 }, minDaysOffPerWeek: 2 }, { firstDate: localDate('2026-03-02'), days: 7 }) // => 2400
 */
export function owedMinutes(
  agent: Pick<Agent, 'zone' | 'absences'>,
  contract: Pick<Contract, 'paidMinutesPerWeek' | 'minDaysOffPerWeek'>,
  week: Pick<PlanningWeek, 'firstDate' | 'days'>,
): number {
  const workingDays = Math.max(1, 7 - contract.minDaysOffPerWeek);
  let absentDays = 0;
  for (let day = 0; day < week.days; day++) {
    const span = localDay(addDays(week.firstDate, day), agent.zone);
    if (agent.absences.some((absence) => absence.start < span.end && span.start < absence.end)) absentDays++;
  }
  const share = Math.max(0, week.days / 7 - absentDays / workingDays);
  return contract.paidMinutesPerWeek.min * share;
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
