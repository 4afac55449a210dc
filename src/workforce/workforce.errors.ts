import { UserError } from '../user-error.js';

export const jurisdictionUnknown = (jurisdiction: string) =>
  new UserError(
    'JURISDICTION_UNKNOWN',
    `"${jurisdiction}" is not a country or subdivision with a holiday calendar. Write ISO 3166, for example PH, PL or US-FL.`,
    { value: jurisdiction },
  );
