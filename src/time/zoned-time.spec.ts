import { durationMinutes } from './interval.js';
import { formatInstant } from './instant.js';
import { localDate, localDay, localTime, quarterHoursOf, timeZone, toInstant } from './zoned-time.js';

describe('London, 25 October 2026, clocks back', () => {
  const london = timeZone('Europe/London');
  const night = localDate('2026-10-25');

  it('lasts 25 hours and has 100 quarter-hours', () => {
    expect(durationMinutes(localDay(night, london))).toBe(25 * 60);
    expect(quarterHoursOf(night, london)).toHaveLength(100);
  });

  it('takes the first of two equal wall times unless the later is asked for', () => {
    expect(formatInstant(toInstant(night, localTime('01:30'), london))).toBe('2026-10-25T00:30:00.000Z');
    expect(formatInstant(toInstant(night, localTime('01:30'), london, 'later'))).toBe(
      '2026-10-25T01:30:00.000Z',
    );
  });
});
