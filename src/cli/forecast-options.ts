import { InvalidArgumentError } from 'commander';
import { gridMinutes, type GridMinutes } from '../time/interval-grid.js';
import { localDate, type LocalDate } from '../time/zoned-time.js';
import { isJurisdiction } from '../workforce/holidays.js';

/** What an option's reader refuses is a wrong command line. */
export function checked<T>(read: (text: string) => T): (text: string) => T {
  return (text) => {
    try {
      return read(text);
    } catch (error) {
      throw new InvalidArgumentError(error instanceof RangeError ? error.message : String(error));
    }
  };
}

export function readInterval(text: string): GridMinutes {
  return gridMinutes(Number(text));
}

export function readHolidays(code: string): string {
  if (!isJurisdiction(code)) {
    throw new RangeError(
      'There is no calendar of public holidays for it. Write an ISO 3166 code: US, FR, CA-QC.',
    );
  }
  return code;
}

/** Dates with commas, blanks or line ends between them, so that a file of dates can be given by the shell. */
export function readDates(text: string): ReadonlySet<LocalDate> {
  return new Set(
    text
      .split(/[\s,]+/)
      .filter((part) => part !== '')
      .map(localDate),
  );
}

export const LEAVE_OUT = [
  '--leave-out <dates>',
  'days of the history from which nothing is learned, for example 2026-02-03,2026-02-04',
  checked(readDates),
  new Set<LocalDate>(),
] as const;
