import { type LocalDate, type LocalTime, type Weekday } from '../../time/zoned-time.js';

/** A dated, sourced set of calling-hours rules for one jurisdiction; the JSON files under `rules/calling-hours`. */
export interface CallingHoursPack {
  readonly id: string;
  readonly title: string;
  /** `US` binds every `US-..` too. */
  readonly jurisdiction: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly source: string;
  readonly verified: boolean;
  readonly rules: readonly CallingHoursRule[];
  readonly caps: readonly FrequencyCap[];
}

/** Calls are allowed only inside one of the windows, in the called party's local time. */
export interface CallingHoursRule {
  readonly id: string;
  /** Empty: every type of call. */
  readonly callTypes: readonly string[];
  readonly windows: readonly CallingWindow[];
  readonly closedOnHolidays: boolean;
  readonly source: string;
}

export interface CallingWindow {
  readonly weekdays: readonly Weekday[];
  readonly from: LocalTime;
  readonly to: LocalTime;
}

/** At most `attempts` calls to one person (on one subject) in any `days` days. */
export interface FrequencyCap {
  readonly id: string;
  readonly callTypes: readonly string[];
  readonly attempts: number;
  readonly days: number;
  readonly source: string;
}
