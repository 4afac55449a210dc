import { parseInstant } from '../../time/instant.js';
import { localTime, timeZone } from '../../time/zoned-time.js';
import { isInWindow, windowMinutes } from './local-window.js';

const span = (start: string, end: string) => ({ start: parseInstant(start), end: parseInstant(end) });
const night = { from: localTime('22:00'), to: localTime('06:00') };
const wholeDay = { from: localTime('00:00'), to: localTime('00:00') };

describe('minutes in a local window', () => {
  it('count on both sides of midnight', () => {
    const manila = timeZone('Asia/Manila');
    expect(windowMinutes(span('2026-03-02T13:00Z', '2026-03-02T22:00Z'), night, manila)).toBe(480);
    expect(windowMinutes(span('2026-03-01T21:00Z', '2026-03-02T23:00Z'), night, manila)).toBe(60 + 480);
    expect(windowMinutes(span('2026-03-02T00:00Z', '2026-03-02T09:00Z'), night, manila)).toBe(0);
  });

  it('are an hour less or more in London in the nights of 29 March and 25 October 2026', () => {
    const london = timeZone('Europe/London');
    expect(windowMinutes(span('2026-03-28T22:00Z', '2026-03-29T08:00Z'), night, london)).toBe(420);
    expect(windowMinutes(span('2026-10-24T20:00Z', '2026-10-25T08:00Z'), night, london)).toBe(540);
  });

  it('count only on the days of the week asked for', () => {
    const utc = timeZone('UTC');
    const weekend = span('2026-03-06T20:00Z', '2026-03-09T04:00Z');
    expect(windowMinutes(weekend, wholeDay, utc, [6])).toBe(1440);
    expect(windowMinutes(weekend, wholeDay, utc, [6, 7])).toBe(2880);
    expect(windowMinutes(span('2026-03-06T20:00Z', '2026-03-07T04:00Z'), night, utc, [5])).toBe(360);
    expect(windowMinutes(span('1969-12-31T00:00Z', '1970-01-02T00:00Z'), wholeDay, utc, [3])).toBe(1440);
  });

  it('lie in a window with both its ends', () => {
    expect([22 * 60, 0, 6 * 60].every((minute) => isInWindow(minute, night))).toBe(true);
    expect([6 * 60 + 1, 22 * 60 - 1].some((minute) => isInWindow(minute, night))).toBe(false);
  });
});
