import { forecastingInvalid } from './forecasting.errors.js';

const LONGEST_REASON = 500;

/** @throws UserError FORECASTING_INVALID when a planner does not say why, or at too great length. */
export function checkReason(reason: string): void {
  if (reason.trim() === '' || reason.length > LONGEST_REASON) {
    throw forecastingInvalid(`Say why, in 1 to ${LONGEST_REASON} characters (got ${reason.length}).`, {
      field: 'reason',
    });
  }
}
