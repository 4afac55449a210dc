import { formatInstant } from '../time/instant.js';
import { durationMinutes, type Interval } from '../time/interval.js';
import { forecastingInvalid } from './forecasting.errors.js';

const MOST_DAYS = 370;

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
