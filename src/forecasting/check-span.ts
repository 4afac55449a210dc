import { formatInstant } from '../time/instant.js';
import { durationMinutes, type Interval } from '../time/interval.js';
import { daysBetween, type LocalDate } from '../time/zoned-time.js';
import { forecastingInvalid } from './forecasting.errors.js';

export const MOST_DAYS = 370;

/** @throws UserError FORECASTING_INVALID when the span ends before it starts, or is longer than a year and a bit. */
export function checkSpan(span: Interval): void {
  const [from, to] = [formatInstant(span.start), formatInstant(span.end)];
  const place = { field: 'to', value: to };
  if (span.end <= span.start) {
    throw forecastingInvalid(`The span from ${from} to ${to} must end after it starts.`, place);
  }
  if (durationMinutes(span) > MOST_DAYS * 24 * 60) {
    const message = `The span from ${from} to ${to} is longer than ${MOST_DAYS} days. Ask for it in parts.`;
    throw forecastingInvalid(message, place);
  }
}

/** Both ends included. @throws UserError FORECASTING_INVALID when there is no day or too many. */
export function checkDates(from: LocalDate, to: LocalDate, most = MOST_DAYS): void {
  const days = daysBetween(from, to) + 1;
  if (days < 1 || days > most) {
    const message = `The days from ${from} to ${to} must be 1 to ${most} (got ${days}).`;
    throw forecastingInvalid(message, { field: 'to', value: to });
  }
}
