import fc from 'fast-check';
import { formatInstant, type Instant, instant, parseInstant } from './instant.js';
import { durationMinutes } from './interval.js';
import {
  addDays,
  dateRange,
  daysBetween,
  localDate,
  localDateOf,
  localDay,
  localTime,
  localTimeOf,
  minuteOfDay,
  offsetMs,
  quarterHoursOf,
  resolveWallTime,
  startOfWeek,
  timeZone,
  toInstant,
  weekday,
  type Weekday,
} from './zoned-time.js';

const SEED = { seed: 20_261_025, numRuns: 300 };
const london = timeZone('Europe/London');
const saoPaulo = timeZone('America/Sao_Paulo');
const newYork = timeZone('America/New_York');
const manila = timeZone('Asia/Manila');

const utc = (date: string, time: string, zone: string, fold?: 'earlier' | 'later') =>
  formatInstant(toInstant(localDate(date), localTime(time), timeZone(zone), fold)).slice(0, 16);
const hours = (date: string, zone: string) => durationMinutes(localDay(localDate(date), timeZone(zone))) / 60;
const quarterHours = (date: string, zone: string) => quarterHoursOf(localDate(date), timeZone(zone)).length;

describe('London, 25 October 2026, clocks back', () => {
  it('lasts 25 hours and has 100 quarter-hours', () => {
    expect(hours('2026-10-25', 'Europe/London')).toBe(25);
    expect(quarterHours('2026-10-25', 'Europe/London')).toBe(100);
  });

  it('takes the first of two equal wall times unless the later is asked for', () => {
    expect(utc('2026-10-25', '01:30', 'Europe/London')).toBe('2026-10-25T00:30');
    expect(utc('2026-10-25', '01:30', 'Europe/London', 'later')).toBe('2026-10-25T01:30');
  });

  it('has the hour from 01:00 twice, and neither 00:59:59 nor 02:00', () => {
    const kind = (time: string) => resolveWallTime(localDate('2026-10-25'), localTime(time), london).kind;
    expect(['00:59:59', '01:00', '01:59:59', '02:00'].map(kind)).toEqual([
      'unique',
      'fold',
      'fold',
      'unique',
    ]);
  });
});

describe('London, 29 March 2026, clocks forward', () => {
  it('lasts 23 hours and has 92 quarter-hours', () => {
    expect(hours('2026-03-29', 'Europe/London')).toBe(23);
    expect(quarterHours('2026-03-29', 'Europe/London')).toBe(92);
  });

  it('moves a wall time in the gap forward by the hour that is missing, whichever is asked for', () => {
    expect(utc('2026-03-29', '01:30', 'Europe/London')).toBe('2026-03-29T01:30');
    expect(utc('2026-03-29', '01:30', 'Europe/London', 'later')).toBe('2026-03-29T01:30');
    expect(localTimeOf(parseInstant('2026-03-29T01:30Z'), london)).toBe('02:30');
  });
});

describe('Lord Howe, where clocks change by half an hour', () => {
  it('has a day of 98 and a day of 94 quarter-hours in 2026', () => {
    expect(quarterHours('2026-04-05', 'Australia/Lord_Howe')).toBe(98);
    expect(quarterHours('2026-10-04', 'Australia/Lord_Howe')).toBe(94);
    expect(hours('2026-10-04', 'Australia/Lord_Howe')).toBe(23.5);
  });

  it('moves 02:15 in the gap forward by the half-hour', () => {
    const moved = toInstant(localDate('2026-10-04'), localTime('02:15'), timeZone('Australia/Lord_Howe'));
    expect(localTimeOf(moved, timeZone('Australia/Lord_Howe'))).toBe('02:45');
  });
});

describe('Sao Paulo, where clocks changed at midnight until 2019', () => {
  it('begins 15 October 2017 at 01:00, as midnight was skipped', () => {
    const { start } = localDay(localDate('2017-10-15'), saoPaulo);
    expect(formatInstant(start)).toBe('2017-10-15T03:00:00.000Z');
    expect(localTimeOf(start, saoPaulo)).toBe('01:00');
    expect(resolveWallTime(localDate('2017-10-15'), localTime('00:00'), saoPaulo).kind).toBe('gap');
    expect(quarterHours('2017-10-15', 'America/Sao_Paulo')).toBe(92);
  });

  it('shows the last hour of 17 February 2018 twice', () => {
    expect(quarterHours('2018-02-17', 'America/Sao_Paulo')).toBe(100);
    expect(utc('2018-02-17', '23:30', 'America/Sao_Paulo')).toBe('2018-02-18T01:30');
    expect(utc('2018-02-17', '23:30', 'America/Sao_Paulo', 'later')).toBe('2018-02-18T02:30');
    expect(resolveWallTime(localDate('2018-02-18'), localTime('00:00'), saoPaulo).kind).toBe('unique');
  });
});

describe('zones with their own ideas', () => {
  it('Casablanca goes back an hour for Ramadan, twice within weeks: 2024 from 10 March to 14 April', () => {
    expect(quarterHours('2024-03-10', 'Africa/Casablanca')).toBe(100);
    expect(quarterHours('2024-04-14', 'Africa/Casablanca')).toBe(92);
    expect(offsetMs(parseInstant('2024-03-20T00:00Z'), timeZone('Africa/Casablanca'))).toBe(0);
    expect(utc('2024-04-14', '02:30', 'Africa/Casablanca')).toBe('2024-04-14T02:30');
  });

  it('Havana has midnight twice, and a day begins at the first', () => {
    expect(utc('2024-11-03', '00:00', 'America/Havana')).toBe('2024-11-03T04:00');
    expect(utc('2024-11-03', '00:00', 'America/Havana', 'later')).toBe('2024-11-03T05:00');
    expect(hours('2024-11-03', 'America/Havana')).toBe(25);
  });

  it('Samoa had no 30 December 2011', () => {
    expect(hours('2011-12-30', 'Pacific/Apia')).toBe(0);
    expect(quarterHours('2011-12-30', 'Pacific/Apia')).toBe(0);
    expect(utc('2011-12-30', '09:00', 'Pacific/Apia')).toBe(utc('2011-12-31', '09:00', 'Pacific/Apia'));
  });

  it('St John’s, 28 October 2006: midnight came, and a minute later it was 23:01 again', () => {
    expect(utc('2006-10-28', '23:30', 'America/St_Johns')).toBe('2006-10-29T02:00');
    expect(utc('2006-10-28', '23:30', 'America/St_Johns', 'later')).toBe('2006-10-29T03:00');
    expect(utc('2006-10-29', '00:00', 'America/St_Johns')).toBe('2006-10-29T02:30');
    expect(hours('2006-10-28', 'America/St_Johns') + hours('2006-10-29', 'America/St_Johns')).toBe(49);
  });

  it('Kathmandu is 5:45 ahead and Manila stays put while New York moves', () => {
    expect(utc('2026-07-01', '05:45', 'Asia/Kathmandu')).toBe('2026-07-01T00:00');
    const nightShift = (date: string) =>
      localTimeOf(toInstant(localDate(date), localTime('08:00'), newYork), manila);
    expect([nightShift('2026-03-06'), nightShift('2026-03-09')]).toEqual(['21:00', '20:00']);
  });
});

describe('wall time', () => {
  const zones = [
    'Asia/Manila',
    'Asia/Kolkata',
    'Asia/Kathmandu',
    'America/Bogota',
    'Europe/Warsaw',
    'Pacific/Apia',
  ];
  const minutes = fc
    .integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2036, 0, 1) / 60_000 })
    .map((count) => instant(count * 60_000));

  it('of any instant leads back to it', () => {
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (at, name) => {
        const zone = timeZone(name);
        const wall = resolveWallTime(localDateOf(at, zone), localTimeOf(at, zone), zone);
        const found: Instant[] =
          wall.kind === 'unique' ? [wall.at] : wall.kind === 'fold' ? [wall.earlier, wall.later] : [];
        expect(found).toContain(at);
      }),
      SEED,
    );
  });

  it('keeps its seconds on the way to an instant', () => {
    const at = toInstant(localDate('2026-01-01'), localTime('08:30:15'), timeZone('Asia/Manila'));
    expect(formatInstant(at)).toBe('2026-01-01T00:30:15.000Z');
  });
});

describe('calendar days', () => {
  const day = fc
    .integer({ min: Date.UTC(1900, 0, 1) / 864e5, max: Date.UTC(2100, 0, 1) / 864e5 })
    .map((count) => localDate(new Date(count * 864e5).toISOString().slice(0, 10)));

  it('are counted on and back', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (date, count) => {
        expect(daysBetween(date, addDays(date, count))).toBe(count);
        expect(addDays(addDays(date, count), -count)).toBe(date);
      }),
      SEED,
    );
  });

  it('have the weekday that the calendar says', () => {
    const week = dateRange(localDate('2026-10-19'), 7);
    expect(week.map(weekday)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(week.at(-1)).toBe('2026-10-25');
  });

  it('lie in the week that begins on the wished weekday, at most six days before', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 7 }), (date, startsOn) => {
        const start = startOfWeek(date, startsOn as Weekday);
        expect(weekday(start)).toBe(startsOn);
        expect([0, 1, 2, 3, 4, 5, 6]).toContain(daysBetween(start, date));
      }),
      SEED,
    );
  });

  it('end with the year 9999, and come in whole numbers', () => {
    expect(() => addDays(localDate('9999-12-31'), 1)).toThrow('9999-12-31 and 1 days is not a date');
    expect(() => addDays(localDate('0000-01-01'), -1)).toThrow('years 0000 to 9999');
    expect(() => addDays(localDate('2026-01-01'), 0.5)).toThrow('Use a whole number');
    expect(addDays(localDate('0099-12-31'), 1)).toBe('0100-01-01');
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '26-01-01',
    '2026-1-1',
    '2026-01-01T00:00',
    '',
    '2026-01-32',
  ])('refuse %j, saying how to write one', (text) => {
    expect(() => localDate(text)).toThrow(`"${text}" is not a date. Write it as yyyy-mm-dd`);
  });
});

describe('times of day', () => {
  it('are minutes since midnight, seconds a fraction', () => {
    expect(['00:00', '09:30', '23:59', '00:00:30'].map((text) => minuteOfDay(localTime(text)))).toEqual([
      0, 570, 1439, 0.5,
    ]);
  });

  it.each(['24:00', '9:30', '09:60', '09:30:60', '0930', '09:30Z', '', ' 09:30'])(
    'refuse %j, saying how to write one',
    (text) => {
      expect(() => localTime(text)).toThrow(`"${text}" is not a time of day. Write it as hh:mm`);
    },
  );
});

describe('zones', () => {
  it.each(['+02:00', 'Europe/Atlantis', '', 'GMT+2', '5', 'Europe/London '])('refuse %j', (name) => {
    expect(() => timeZone(name)).toThrow(`"${name}" is not a time zone. Use an IANA name`);
  });

  it('keep an alias as it was written and put a wrong case right', () => {
    expect(timeZone('US/Eastern')).toBe('US/Eastern');
    expect(timeZone('AMERICA/NEW_YORK')).toBe('America/New_York');
    expect(timeZone('UTC')).toBe('UTC');
  });
});
