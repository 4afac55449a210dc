import { type Instant, parseInstant } from '../../time/instant.js';
import { timeZone } from '../../time/zoned-time.js';
import { type ForecastRequest } from './forecaster.js';
import { seasonalNaive } from './seasonal-naive.js';
import { weekdayAverage } from './weekday-average.js';
import { weekdayExponential } from './weekday-exponential.js';

const WEEK = 7 * 86_400_000;
const monday = parseInstant('2026-06-01T10:00Z');

/** The same Monday interval, oldest first; undefined for a Monday that was not observed. */
function mondays(...counts: (number | undefined)[]): ForecastRequest {
  const starts = counts.map((_, i) => (monday + i * WEEK) as Instant);
  const next = (monday + counts.length * WEEK) as Instant;
  return {
    history: counts.flatMap((offered, i) => (offered === undefined ? [] : [{ start: starts[i], offered }])),
    zone: timeZone('UTC'),
    intervalMinutes: 30,
    origin: next,
    horizon: [next],
  };
}

describe('forecasts of the same weekday and time', () => {
  it('seasonal naive takes the last one that was observed', () => {
    expect(seasonalNaive().forecast(mondays(8, 6, 7)).points[0].offered).toBe(7);
    expect(seasonalNaive().forecast(mondays(8, 6, undefined)).points[0].offered).toBe(6);
  });

  it('the average takes the plain mean of the last weeks, missing ones left out', () => {
    expect(weekdayAverage(2).forecast(mondays(100, 6, 7)).points[0].offered).toBe(6.5);
    expect(weekdayAverage(3).forecast(mondays(100, 6, undefined, 7)).points[0].offered).toBe(6.5);
  });

  it('the exponential average weighs 1, 0.7, 0.49 from the newest on', () => {
    const expected = (1 * 10 + 0.7 * 20 + 0.49 * 30) / (1 + 0.7 + 0.49);
    expect(weekdayExponential(12, 0.3).forecast(mondays(30, 20, 10)).points[0].offered).toBeCloseTo(
      expected,
      12,
    );
    const withHole = (1 * 10 + 0.49 * 30) / 1.49;
    expect(weekdayExponential(12, 0.3).forecast(mondays(30, undefined, 10)).points[0].offered).toBeCloseTo(
      withHole,
      12,
    );
  });

  it('keep half counts', () => {
    expect(seasonalNaive().forecast(mondays(8, 6.5)).points[0].offered).toBe(6.5);
  });
});
