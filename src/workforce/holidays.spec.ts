import { localDate } from '../time/zoned-time.js';
import { holidayCalendar, isJurisdiction, publicHolidays, withOverrides } from './holidays.js';

const datesOf = (jurisdiction: string, year: number) =>
  publicHolidays(jurisdiction, year, year).map((day) => day.date as string);

describe('public holidays', () => {
  it.each([
    ['US', '2026-11-26'],
    ['US-FL', '2026-11-27'],
    ['PH', '2026-06-12'],
    ['CO', '2026-07-20'],
    ['PL', '2026-11-11'],
    ['FR', '2026-07-14'],
    ['CA-QC', '2026-06-24'],
  ])('of %s hold %s', (jurisdiction, date) => {
    expect(datesOf(jurisdiction, 2026)).toContain(date);
  });

  it('of a country leave out those of one subdivision', () => {
    expect(datesOf('CA', 2026)).not.toContain('2026-06-24');
    expect(datesOf('US', 2026)).not.toContain('2026-11-27');
  });

  it('leave out days that only some observe', () => {
    expect(datesOf('US', 2026)).not.toContain('2026-02-14');
  });

  it('run over several years in order, each day once', () => {
    const days = publicHolidays('PL', 2025, 2027).map((day) => day.date);
    expect([...new Set(days)].sort()).toEqual(days);
    expect(days.filter((day) => day.endsWith('-11-11'))).toEqual(['2025-11-11', '2026-11-11', '2027-11-11']);
  });

  it.each([
    ['IL', 2026, ['2026-04-01', '2026-09-20']],
    ['TR', 2026, ['2026-03-19']],
    ['US', 2026, []],
    ['PL', 2026, []],
  ])('of %s in %i that begin in the evening make the days before them eves', (jurisdiction, year, dates) => {
    const { eves } = holidayCalendar(publicHolidays(jurisdiction, year, year));
    expect([...eves]).toEqual(expect.arrayContaining(dates));
    if (dates.length === 0) expect([...eves]).toEqual([]);
  });

  it('are refused for a place without a calendar', () => {
    expect(() => publicHolidays('XX', 2026, 2026)).toThrow('"XX" is not a country');
  });
});

describe('jurisdictions', () => {
  it.each(['US', 'US-FL', 'CA-QC', 'GB-ENG', 'PH'])('%s is known', (jurisdiction) => {
    expect(isJurisdiction(jurisdiction)).toBe(true);
  });

  it.each(['', 'us', 'USA', 'US-ZZ', 'XX', 'toString', 'US-constructor'])('%j is not', (jurisdiction) => {
    expect(isJurisdiction(jurisdiction)).toBe(false);
  });
});

describe('own days', () => {
  it('are put in by date, rename and take out public ones', () => {
    const day = (date: string, name: string) => ({ date: localDate(date), name });
    const own = (date: string, name: string, removed: boolean) => ({
      ...day(date, name),
      id: 1,
      siteId: 1,
      clientId: null,
      removed,
    });
    const publicDays = [day('2026-01-01', 'New Year'), day('2026-05-01', 'Labour Day')];
    const overrides = [
      own('2026-03-01', 'Foundation day', false),
      own('2026-05-01', 'worked', true),
      own('2026-01-01', 'First of the year', false),
    ];
    expect(withOverrides(publicDays, overrides)).toEqual([
      day('2026-01-01', 'First of the year'),
      day('2026-03-01', 'Foundation day'),
    ]);
  });
});
