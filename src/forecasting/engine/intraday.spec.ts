import { type Instant, parseInstant } from '../../time/instant.js';
import { learnDayErrors, type PastDay, reforecastDay } from './intraday.js';

const opening = parseInstant('2026-06-01T08:00Z');
const at = (halfHours: number): Instant => (opening + halfHours * 1_800_000) as Instant;
const morning = Array.from({ length: 20 }, (_, i) => ({ start: at(i), offered: 100 }));
const levelOnly = { levelVariance: 0.04, shapeVariance: 0, hourlyMemory: 0.8 };
const shapeOnly = { levelVariance: 0, shapeVariance: 0.04, hourlyMemory: 0.5 };
const came = (count: number, offered: number) =>
  morning.slice(0, count).map(({ start }) => ({ start, offered }));

describe('the rest of a day', () => {
  it('stays as forecast when the morning came as forecast', () => {
    const { ratio, rest } = reforecastDay({ morning, actuals: came(6, 100), errors: levelOnly });
    expect(ratio).toBeCloseTo(1, 12);
    expect(rest).toHaveLength(14);
  });

  it('follows the level of the morning the more, the more of it has come', () => {
    const early = reforecastDay({ morning, actuals: came(1, 120), errors: levelOnly }).ratio;
    const late = reforecastDay({ morning, actuals: came(12, 120), errors: levelOnly }).ratio;
    // One interval: variance 0.04 of the level against 1/100 of chance.
    expect(early).toBeCloseTo(1 + (0.2 * 0.04) / (0.04 + 0.01), 9);
    expect(late).toBeGreaterThan(early);
    expect(late).toBeLessThan(1.2);
  });

  it('lets an error of the shape fade', () => {
    const { rest } = reforecastDay({ morning, actuals: came(4, 130), errors: shapeOnly });
    expect(rest[0].offered).toBeGreaterThan(110);
    expect(rest[15].offered).toBeLessThan(101);
    for (let i = 1; i < rest.length; i++) expect(rest[i].offered).toBeLessThan(rest[i - 1].offered);
  });

  it('is surer of the next interval than of a far one, and never negative', () => {
    const errors = { ...shapeOnly, shapeVariance: 0.5 };
    const { rest } = reforecastDay({ morning, actuals: came(4, 0), errors, levels: [0.8] });
    const widths = rest.map(({ intervals: [{ low, high }] }) => high - low);
    expect(widths[0]).toBeLessThan(widths[15]);
    rest.forEach(({ offered, intervals: [{ low }] }) =>
      expect(Math.min(offered, low)).toBeGreaterThanOrEqual(0),
    );
  });

  it('is not carried away by an outage', () => {
    const actuals = came(6, 100).map((interval, i) => (i === 5 ? { ...interval, offered: 2000 } : interval));
    expect(reforecastDay({ morning, actuals, errors: levelOnly }).ratio).toBeLessThan(1.15);
  });

  it('has an answer before anything has come, and for closed intervals', () => {
    expect(reforecastDay({ morning, actuals: [], errors: levelOnly })).toMatchObject({ ratio: 1 });
    const closed = morning.map((point) => ({ ...point, offered: 0 }));
    expect(reforecastDay({ morning: closed, actuals: came(3, 5), errors: levelOnly }).rest).toHaveLength(17);
  });
});

describe('habits of days', () => {
  it('are found again in days made with them', () => {
    const days = Array.from({ length: 24 }, (_, d): PastDay => {
      const level = d % 2 === 0 ? 1.1 : 0.9;
      return morning.map(({ start }) => ({ start, forecast: 100, actual: 100 * level }));
    });
    const { levelVariance, shapeVariance } = learnDayErrors(days);
    expect(levelVariance).toBeCloseTo(0.01, 9);
    expect(shapeVariance).toBeCloseTo(0, 9);
  });
});

describe('a day of another kind', () => {
  const habit = { levelVariance: 0.005, shapeVariance: 0.005, hourlyMemory: 0.8 };

  it('is followed down when all of its intervals stay far below', () => {
    expect(reforecastDay({ morning, actuals: came(6, 20), errors: habit }).ratio).toBeLessThan(0.4);
  });

  it('is followed part of the way up, which is seldom kept up', () => {
    expect(reforecastDay({ morning, actuals: came(6, 400), errors: habit }).ratio).toBeLessThan(2.5);
  });
});
