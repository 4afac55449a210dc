import { type Instant } from '../../time/instant.js';
import { type LeadPair, normalQuantile, predictionIntervals } from './prediction-intervals.js';

const point = (offered: number) => ({ start: 0 as Instant, offered, basis: 'weekday-slot' as const });

/** Misses at the evenly spaced quantiles of a normal distribution with the variance of counts and of a level error. */
function pairs(mean: number, share: number, leadDays: number, count = 1000): LeadPair[] {
  return Array.from({ length: count }, (_, i) => ({
    leadDays,
    forecast: mean,
    actual: mean + normalQuantile((i + 0.5) / count) * Math.sqrt(mean + (share * mean) ** 2),
  }));
}

const width = (offered: number, leadDays: number, known: readonly LeadPair[], level = 0.8): number => {
  const [{ intervals }] = predictionIntervals([point(offered)], [leadDays], known, [level]);
  return intervals[0].high - intervals[0].low;
};

describe('prediction intervals', () => {
  it('cover the share that they say of misses like the past ones', () => {
    const known = pairs(100, 0.1, 1);
    for (const level of [0.8, 0.95]) {
      const [{ intervals }] = predictionIntervals([point(100)], [1], known, [level]);
      const inside = known.filter(({ actual }) => actual >= intervals[0].low && actual <= intervals[0].high);
      expect(inside.length / known.length).toBeCloseTo(level, 2);
    }
  });

  it('are as wide as chance alone where the level was never wrong', () => {
    expect(width(100, 1, pairs(100, 0, 1))).toBeCloseTo(2 * 1.2816 * 10, 0);
  });

  it('are wider further ahead when the past was', () => {
    const known = [...pairs(100, 0.05, 1), ...pairs(100, 0.3, 20)];
    expect(width(100, 20, known)).toBeGreaterThan(2 * width(100, 1, known));
  });

  it('grow less than the forecast: chance evens out', () => {
    const known = [...pairs(10, 0.1, 3), ...pairs(100, 0.1, 3), ...pairs(1000, 0.1, 3)];
    expect(width(1000, 3, known) / 1000).toBeLessThan(width(10, 3, known) / 10 / 2);
  });

  it('are plain and wide without a past, never below zero, and nothing where nothing is expected', () => {
    const [few, none] = predictionIntervals([point(2), point(0)], [1, 1], [], [0.95]);
    expect(few.intervals[0].low).toBe(0);
    expect(few.intervals[0].high).toBeGreaterThan(4);
    expect(none.intervals[0]).toEqual({ level: 0.95, low: 0, high: 0 });
  });

  it('refuse a level that is no share', () => {
    expect(() => predictionIntervals([], [], [], [80])).toThrow('A level (80) must be above 0 and below 1.');
  });
});
