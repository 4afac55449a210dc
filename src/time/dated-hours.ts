import { type LocalDate, type LocalTime, weekday, type Weekday } from './zoned-time.js';

/** Hours of weekdays on a wall clock, on the days from `validFrom` to `validTo`, both included. */
export interface DatedHours {
  /** None of them: closed on all days on which the entry holds. */
  readonly weekdays: readonly Weekday[];
  readonly from: LocalTime;
  readonly to: LocalTime;
  /** `to` is a time of the next day. */
  readonly throughMidnight: boolean;
  /** From the beginning of time when not given. */
  readonly validFrom?: LocalDate | null;
  /** To the end of time when not given. */
  readonly validTo?: LocalDate | null;
}

/**
 * The entries that hold on a date, for all weekdays: of those that are valid then, the ones with the latest beginning. A change is thus one more
 * entry, and a single day with hours of its own, or closed, is one that begins and ends on it.
 * @example
 * hoursInForce([{ weekdays: [1], validFrom: localDate('2026-07-01') }, { weekdays: [2] }], localDate('2026-07-02')) // => [{ weekdays: [1], validFrom: '2026-07-01' }]
 */
export function hoursInForce<T extends DatedHours>(hours: readonly T[], date: LocalDate): readonly T[] {
  const valid = hours.filter(
    ({ validFrom, validTo }) => (validFrom ?? date) <= date && date <= (validTo ?? date),
  );
  const latest = valid.reduce(
    (last, { validFrom }) => ((validFrom ?? '') > last ? (validFrom ?? '') : last),
    '',
  );
  return valid.filter(({ validFrom }) => (validFrom ?? '') === latest);
}

/**
 * The entries that open on a date.
 * @example
 * hoursOn([{ weekdays: [4], from: localTime('08:00') }, { weekdays: [5], from: localTime('09:00') }], localDate('2026-07-02')) // => [{ weekdays: [4], from: '08:00' }]
 */
export function hoursOn<T extends DatedHours>(hours: readonly T[], date: LocalDate): readonly T[] {
  return hoursInForce(hours, date).filter(({ weekdays }) => weekdays.includes(weekday(date)));
}
