import { type Instant } from '../../time/instant.js';
import { type GridMinutes } from '../../time/interval-grid.js';
import { type LocalDate, type TimeZone, type Weekday } from '../../time/zoned-time.js';

/** Contacts offered in one interval of the past. Half counts occur in real records and are kept. An interval that was not observed, or closed, is simply absent. */
export interface Observation {
  readonly start: Instant;
  readonly offered: number;
}

export interface ForecastRequest {
  readonly history: readonly Observation[];
  /** Slots are times on the wall clock of this zone, so that a day of 92 or 100 quarter-hours keeps its shape. */
  readonly zone: TimeZone;
  readonly intervalMinutes: GridMinutes;
  /** The cut-off: nothing that starts at or after it is used, even if the history holds it. */
  readonly origin: Instant;
  /** Starts of the intervals to forecast. */
  readonly horizon: readonly Instant[];
  /** Holidays of past and horizon. Past ones are left out of the ordinary days. */
  readonly holidays?: ReadonlySet<LocalDate>;
  /** Past days that a planner marked unusual: they stay on record, but nothing is learned from them. */
  readonly leftOut?: ReadonlySet<LocalDate>;
}

/**
 * Where a figure comes from: the same weekday and time in the past; other weekdays, because this one is not in the history yet;
 * past holidays; the quietest weekday, for a holiday without example; or a time at which the history is never open.
 */
export type ForecastBasis =
  'weekday-slot' | 'other-weekdays' | 'past-holidays' | 'quietest-weekday' | 'closed';

export interface ForecastPoint {
  readonly start: Instant;
  /** Contacts expected in the interval; zero or more, not rounded. */
  readonly offered: number;
  readonly basis: ForecastBasis;
}

/** What a planner should know before using the figures. */
export type ForecastFlag =
  | { readonly kind: 'no-history' }
  | { readonly kind: 'short-history'; readonly days: number }
  | { readonly kind: 'weekday-not-in-history'; readonly weekdays: readonly Weekday[] }
  | { readonly kind: 'holiday-without-example'; readonly dates: readonly LocalDate[] };

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
  /** The model with what it has to find out about itself found out from this request, to be asked again at later origins for less. */
  readonly prepare?: (request: ForecastRequest) => Forecaster;
}
