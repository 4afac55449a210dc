import { type Instant } from '../time/instant.js';
import { type Interval } from '../time/interval.js';
import { type GridMinutes } from '../time/interval-grid.js';
import { addDays, localDay, type LocalDate, type TimeZone } from '../time/zoned-time.js';
import { type ForecasterParameters } from './engine/registry.js';
import { forecastingInvalid } from './forecasting.errors.js';

export interface ForecastOrder {
  readonly queueId: number;
  readonly from: LocalDate;
  readonly days: number;
  readonly model?: string;
  readonly parameters?: ForecasterParameters;
  /** The history's own interval (15 minutes for one of 5) when not given; a wider one adds its intervals up. */
  readonly intervalMinutes?: GridMinutes;
  /** Use nothing at or after it; local midnight of `from` when not given, and never later. */
  readonly cutOff?: Instant;
}

/** Far enough for a budget; nearer than a year, so that a request stays a request. */
export const MOST_FORECAST_DAYS = 186;

/** @throws UserError FORECASTING_INVALID unless there are 1 to 186. */
export function checkForecastDays(days: number): void {
  if (!Number.isInteger(days) || days < 1 || days > MOST_FORECAST_DAYS) {
    throw forecastingInvalid(`A forecast has 1 to ${MOST_FORECAST_DAYS} days (got ${days}).`, {
      field: 'days',
      value: days,
    });
  }
}

/** The days of an order in the zone of its queue. */
export function spanOfOrder({ from, days }: Pick<ForecastOrder, 'from' | 'days'>, zone: TimeZone): Interval {
  return { start: localDay(from, zone).start, end: localDay(addDays(from, days), zone).start };
}
