import { type DatedHours, hoursInForce, hoursOn } from './dated-hours.js';
import { localDate, localTime, type Weekday } from './zoned-time.js';

const hours = (
  weekdays: readonly Weekday[],
  to: string,
  validFrom?: string,
  validTo?: string,
): DatedHours => ({
  weekdays,
  from: localTime('08:00'),
  to: localTime(to),
  throughMidnight: false,
  ...(validFrom === undefined ? {} : { validFrom: localDate(validFrom) }),
  ...(validTo === undefined ? {} : { validTo: localDate(validTo) }),
});

const usual = hours([1, 2, 3, 4, 5], '18:00');
const saturday = hours([6], '12:00');
const later = hours([1, 2, 3, 4, 5, 6], '20:00', '2026-07-01');
const closed = hours([], '18:00', '2026-12-24', '2026-12-26');
const halfDay = hours([1, 2, 3, 4, 5], '12:00', '2026-12-31', '2026-12-31');
const all = [usual, saturday, later, closed, halfDay];
const on = (date: string) => hoursOn(all, localDate(date)).map(({ to }) => to);

describe('dated hours', () => {
  it('are the weekly ones until they change', () => {
    expect(on('2026-06-30')).toEqual(['18:00']);
    expect(on('2026-06-27')).toEqual(['12:00']);
    expect(on('2026-06-28')).toEqual([]);
  });

  it('are the later entry’s alone from its first day on', () => {
    expect(on('2026-07-01')).toEqual(['20:00']);
    expect(on('2026-07-04')).toEqual(['20:00']);
  });

  it('can be none on some days, and those of a single day', () => {
    expect(on('2026-12-23')).toEqual(['20:00']);
    expect(on('2026-12-24')).toEqual([]);
    expect(on('2026-12-26')).toEqual([]);
    expect(on('2026-12-28')).toEqual(['20:00']);
    expect(on('2026-12-31')).toEqual(['12:00']);
    expect(hoursInForce(all, localDate('2026-12-25'))).toEqual([closed]);
  });
});
