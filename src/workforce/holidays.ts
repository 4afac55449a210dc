import Holidays from 'date-holidays';
import { instant } from '../time/instant.js';
import { addDays, localDate, localDateOf, type LocalDate, timeZone } from '../time/zoned-time.js';
import { jurisdictionUnknown } from './workforce.errors.js';
import { type Holiday, type HolidayOverride } from './workforce.js';

const found = new Map<string, readonly Holiday[]>();
const known = new Map<string, boolean>();
const MOST_CACHED = 5_000;

/** Whether the holiday library knows the country or subdivision (`PH`, `US-FL`, `CA-QC`). */
export function isJurisdiction(jurisdiction: string): boolean {
  let answer = known.get(jurisdiction);
  if (answer === undefined) {
    answer = calendarOf(jurisdiction) !== null;
    if (known.size >= MOST_CACHED) known.clear();
    known.set(jurisdiction, answer);
  }
  return answer;
}

/**
 * Public holidays of a country or subdivision, by date, from the first to the last year, both included. A holiday of
 * several days counts on each of them; days that are only observed by some (school, bank, optional) are left out.
 * @throws UserError JURISDICTION_UNKNOWN when the library has no calendar for it.
 */
export function publicHolidays(jurisdiction: string, fromYear: number, toYear: number): Holiday[] {
  const days: Holiday[] = [];
  for (let year = fromYear; year <= toYear; year++) days.push(...ofYear(jurisdiction, year));
  return days;
}

/** The public days with the own ones added and the worked ones taken out. */
export function withOverrides(
  publicDays: readonly Holiday[],
  overrides: readonly HolidayOverride[],
): Holiday[] {
  const byDate = new Map(publicDays.map((day) => [day.date, day]));
  for (const { date, name, removed } of overrides) {
    if (removed) byDate.delete(date);
    else byDate.set(date, { date, name });
  }
  return [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Holidays by date, their names, and the days on whose evening one begins. */
export function holidayCalendar(days: readonly Holiday[]): {
  readonly holidays: ReadonlySet<LocalDate>;
  readonly holidayNames: ReadonlyMap<LocalDate, string>;
  readonly eves: ReadonlySet<LocalDate>;
} {
  return {
    holidays: new Set(days.map(({ date }) => date)),
    holidayNames: new Map(days.map(({ date, name }) => [date, name])),
    eves: new Set(days.filter(({ fromEvening }) => fromEvening).map(({ date }) => addDays(date, -1))),
  };
}

function ofYear(jurisdiction: string, year: number): readonly Holiday[] {
  const key = `${jurisdiction} ${year}`;
  let days = found.get(key);
  if (days === undefined) {
    days = compute(jurisdiction, year);
    if (found.size >= MOST_CACHED) found.clear();
    found.set(key, days);
  }
  return days;
}

function compute(jurisdiction: string, year: number): Holiday[] {
  const calendar = calendarOf(jurisdiction);
  if (calendar === null) throw jurisdictionUnknown(jurisdiction);
  const zone = timeZone(calendar.getTimezones()[0] ?? 'UTC');
  const found = new Map<LocalDate, Holiday>();
  for (const { date, end, start, name, type } of calendar.getHolidays(year)) {
    if (type !== 'public') continue;
    const first = localDate(date.slice(0, 10));
    const fromEvening = localDateOf(instant(start.getTime()), zone) < first;
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
    for (let day = 0; day < days; day++) {
      const on = addDays(first, day);
      if (!found.has(on))
        found.set(on, { date: on, name, ...(fromEvening && day === 0 ? { fromEvening } : {}) });
    }
  }
  return [...found.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function calendarOf(jurisdiction: string): Holidays | null {
  const [country, state, region] = jurisdiction.split('-');
  const calendar = new Holidays();
  const countries = calendar.getCountries();
  if (!/^[A-Z]{2}$/.test(country) || !Object.hasOwn(countries, country)) return null;
  if (state === undefined) return new Holidays(country, { languages: ['en'] });
  if (!Object.hasOwn(calendar.getStates(country) ?? {}, state)) return null;
  if (region === undefined) return new Holidays(country, state, { languages: ['en'] });
  if (!Object.hasOwn(calendar.getRegions(country, state) ?? {}, region)) return null;
  return new Holidays(country, state, region, { languages: ['en'] });
}
