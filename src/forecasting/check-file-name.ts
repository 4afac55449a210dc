import { forecastingInvalid } from './forecasting.errors.js';

const LONGEST_NAME = 255;

/** @throws UserError FORECASTING_INVALID when the name is blank or too long to be kept. */
export function checkFileName(fileName: string): void {
  if (fileName.trim() === '' || fileName.length > LONGEST_NAME) {
    throw forecastingInvalid(`A file name has 1 to ${LONGEST_NAME} characters (got ${fileName.length}).`, {
      field: 'fileName',
    });
  }
}
