import { type DatedHours } from '../../time/dated-hours.js';
import { type Instant } from '../../time/instant.js';
import { type GridMinutes } from '../../time/interval-grid.js';
import { type LocalDate, type TimeZone, type Weekday } from '../../time/zoned-time.js';

/** Contacts offered in one interval of the past. Half counts occur in real records and are kept. An interval that was not observed, or closed, is simply absent. */
export interface Observation {
  readonly start: Instant;
  readonly offered: number;
}

/** What is known about days of the past and of the horizon. */
export interface KnownCalendar {
  /** Holidays of past and horizon. Past ones are left out of the ordinary days. */
  readonly holidays?: ReadonlySet<LocalDate>;
  /** What the holidays are called: one learns from those of its name before all others. */
  readonly holidayNames?: ReadonlyMap<LocalDate, string>;
  /** Days on whose evening a holiday begins, as those of the Jewish and the Islamic calendar do. */
  readonly eves?: ReadonlySet<LocalDate>;
  /** When the queue is open; only where these hours change do they say more than the history. */
  readonly openingHours?: readonly DatedHours[];
  /** Past days that a planner marked unusual: they stay on record, but nothing is learned from them. */
  readonly leftOut?: ReadonlySet<LocalDate>;
}

export interface ForecastRequest extends KnownCalendar {
  readonly history: readonly Observation[];
  /** Slots are times on the wall clock of this zone, so that a day of 92 or 100 quarter-hours keeps its shape. */
  readonly zone: TimeZone;
  readonly intervalMinutes: GridMinutes;
  /** The cut-off: nothing that starts at or after it is used, even if the history holds it. */
  readonly origin: Instant;
  /** Starts of the intervals to forecast. */
  readonly horizon: readonly Instant[];
}

/**
 * Where a figure comes from: the same weekday and time in the past; other weekdays, because this one is not in the history yet;
 * past holidays; the quietest weekday, for a holiday without example; times beside it, for hours that the history does not have; or a time at which
 * the history is never open.
 */
export type ForecastBasis =
  'weekday-slot' | 'other-weekdays' | 'past-holidays' | 'quietest-weekday' | 'new-hours' | 'closed';

export interface ForecastPoint {
  readonly start: Instant;
  /** Contacts expected in the interval; zero or more, not rounded. */
  readonly offered: number;
  readonly basis: ForecastBasis;
  /** Of a special day: a standard deviation, as a share of the forecast, beyond that of ordinary days. */
  readonly doubt?: number;
}

/** What a planner should know before using the figures. */
export type ForecastFlag =
  | { readonly kind: 'no-history' }
  | { readonly kind: 'short-history'; readonly days: number }
  | { readonly kind: 'weekday-not-in-history'; readonly weekdays: readonly Weekday[] }
  | { readonly kind: 'holiday-without-example'; readonly dates: readonly LocalDate[] }
  | { readonly kind: 'hours-without-history'; readonly dates: readonly LocalDate[] };

export interface Forecast {
  /** One for each interval of the horizon, in its order. */
  readonly points: readonly ForecastPoint[];
  readonly flags: readonly ForecastFlag[];
}

/**
 * What every model obeys: counts scaled scale the forecast; a shift by whole weeks shifts it; a constant series gives that constant;
 * no figure is negative or not a number; little history gives a plain, flagged answer; nothing at or after the origin is used.
 */
export interface Forecaster {
  readonly name: string;
  readonly forecast: (request: ForecastRequest) => Forecast;
}
