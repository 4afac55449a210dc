import { MINUTE_MS } from '../../../time/instant.js';
import {
  addDays,
  dateRange,
  daysBetween,
  localDateOf,
  localTime,
  type LocalDate,
  minuteOfDay,
  resolveWallTime,
  type TimeZone,
  toInstant,
} from '../../../time/zoned-time.js';
import { type Contract, type PlanningPeriod } from '../problem.js';
import { type ShiftForm } from './shift-form.js';

/** A shift someone could work: where it starts on the slots of the problem, how long it is, and its local date. */
export interface Candidate {
  readonly start: number;
  readonly form: ShiftForm;
  readonly date: LocalDate;
  /** Days from the first date of the period to `date`. */
  readonly dayNumber: number;
}

/** A working day of a contract: its start times, which may reach past midnight. At most one of them is worked. */
export interface DutyDay {
  /** The day of the planner's calendar it serves, counted from the first of the period: duties are solved in this order. */
  readonly stage: number;
  readonly candidates: readonly Candidate[];
}

const DAY_MINUTES = 24 * 60;

/**
 * The duty days of a contract in a zone: every start that the contract knows and the period contains.
 * @example
 * dutyDays({ shiftStarts: { earliest: '08:00', latest: '09:00', stepMinutes: 30 } }, timeZone('UTC'), [{ slots: 32 }], { firstDate: localDate('2026-03-02'), days: 1, zone: timeZone('UTC'), span: { start: parseInstant('2026-03-02T00:00Z'), end: parseInstant('2026-03-03T00:00Z') } }, 15)[0].candidates.length // => 3
 */
export function dutyDays(
  contract: Pick<Contract, 'shiftStarts'>,
  zone: TimeZone,
  forms: readonly ShiftForm[],
  period: PlanningPeriod,
  slotMinutes: number,
): DutyDay[] {
  const { earliest } = contract.shiftStarts;
  const usualStart = toInstant(addDays(period.firstDate, 1), earliest, zone);
  const shift = daysBetween(addDays(period.firstDate, 1), localDateOf(usualStart, period.zone));
  return dateRange(addDays(period.firstDate, -2), period.days + 4)
    .map((date) => ({
      stage: daysBetween(period.firstDate, date) + shift,
      candidates: startsOn(date, contract, zone, period, slotMinutes).flatMap(({ start, day }) =>
        forms.map((form) => ({
          start,
          form,
          date: day,
          dayNumber: daysBetween(period.firstDate, day),
        })),
      ),
    }))
    .filter(({ candidates }) => candidates.length > 0);
}

interface StartSlot {
  readonly start: number;
  readonly day: LocalDate;
}

function startsOn(
  date: LocalDate,
  { shiftStarts }: Pick<Contract, 'shiftStarts'>,
  zone: TimeZone,
  { span }: PlanningPeriod,
  slotMinutes: number,
): StartSlot[] {
  const first = minuteOfDay(shiftStarts.earliest);
  const window = (minuteOfDay(shiftStarts.latest) - first + DAY_MINUTES) % DAY_MINUTES;
  const starts: StartSlot[] = [];
  for (let after = 0; after <= window; after += shiftStarts.stepMinutes) {
    const minute = first + after;
    const day = addDays(date, Math.floor(minute / DAY_MINUTES));
    const wall = resolveWallTime(day, wallTime(minute % DAY_MINUTES), zone);
    if (wall.kind === 'gap') continue;
    const at = wall.kind === 'unique' ? wall.at : wall.earlier;
    const start = (at - span.start) / (slotMinutes * MINUTE_MS);
    if (at >= span.start && at < span.end && Number.isInteger(start)) starts.push({ start, day });
  }
  return starts;
}

function wallTime(minute: number) {
  return localTime(
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
  );
}
