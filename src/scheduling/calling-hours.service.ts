import { Injectable } from '@nestjs/common';
import { type Interval } from '../time/interval.js';
import { type LocalDate, localDateOf, timeZone } from '../time/zoned-time.js';
import { isJurisdiction, publicHolidays } from '../workforce/holidays.js';
import { type CallingHoursPack } from './engine/calling-hours-pack.js';
import { type HolidaysByJurisdiction } from './engine/calling-windows.js';
import { loadCallingHoursPacks } from './solver/calling-hours.loader.js';

/** The rule packs, read and checked once at start-up, and the holidays they lean on. */
@Injectable()
export class CallingHoursService {
  readonly packs: readonly CallingHoursPack[] = loadCallingHoursPacks();

  /** Public holidays of the jurisdictions and of their countries, in the years that the span touches anywhere. */
  holidays(jurisdictions: readonly string[], span: Interval): HolidaysByJurisdiction {
    const fromYear = yearOf(localDateOf(span.start, timeZone('Pacific/Pago_Pago')));
    const toYear = yearOf(localDateOf(span.end, timeZone('Pacific/Kiritimati')));
    const binding = new Set(jurisdictions.flatMap((each) => [each, each.split('-')[0]]));
    return Object.fromEntries(
      [...binding]
        .filter(isJurisdiction)
        .map((each) => [each, publicHolidays(each, fromYear, toYear).map(({ date }) => date)]),
    );
  }
}

function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}
