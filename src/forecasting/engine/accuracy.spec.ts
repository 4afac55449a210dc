import { type Instant, parseInstant } from '../../time/instant.js';
import { localDate, timeZone } from '../../time/zoned-time.js';
import { accuracyOf, noiseFloor } from './accuracy.js';
import { backtest, weeklyOrigins } from './backtest.js';
import { type Observation } from './forecaster.js';
import { seasonalNaive } from './seasonal-naive.js';
import { weekdayAverage } from './weekday-average.js';

describe('accuracy', () => {
  it('keeps the sign in the bias and drops it in WAPE', () => {
    const figures = accuracyOf([
      { forecast: 12, actual: 10 },
      { forecast: 7, actual: 10 },
    ]);
    expect(figures.wape).toBeCloseTo(0.25, 12);
    expect(figures.bias).toBeCloseTo(-0.05, 12);
  });

  it('has no MAPE at zero actuals, and counts them in WAPE', () => {
    const figures = accuracyOf([
      { forecast: 5, actual: 0 },
      { forecast: 10, actual: 10 },
    ]);
    expect(figures).toMatchObject({ wape: 0.5, mape: 0 });
    expect(accuracyOf([{ forecast: 5, actual: 0 }])).toMatchObject({ wape: undefined, mape: undefined });
  });

  it('scales MASE by the naive error of the history', () => {
    expect(accuracyOf([{ forecast: 12, actual: 10 }], 4).mase).toBe(0.5);
    expect(accuracyOf([{ forecast: 12, actual: 10 }], 0).mase).toBeUndefined();
  });

  it('knows the floor that noise sets: 8 % at a mean of 100', () => {
    expect(noiseFloor(100)).toBeCloseTo(0.0798, 4);
    expect(noiseFloor(0)).toBeUndefined();
    expect(accuracyOf([{ forecast: 100, actual: 100 }]).noiseFloor).toBeCloseTo(0.0798, 4);
  });
});

describe('a rolling origin', () => {
  const zone = timeZone('America/New_York');
  const day = 86_400_000;
  const first = parseInstant('2026-06-01T14:00Z');
  /** 10:00 in New York each day: the weekday counts 10 to 16, growing by 1 a week. */
  const history: Observation[] = Array.from({ length: 42 }, (_, i) => ({
    start: (first + i * day) as Instant,
    offered: 10 + (i % 7) + Math.floor(i / 7),
  }));
  const request = { history, zone, intervalMinutes: 30 as const, horizonDays: 7 };

  it('is one below everywhere for the naive model of a series that grows by one a week', () => {
    const origins = weeklyOrigins(localDate('2026-07-13'), 7, 3);
    const result = backtest({ ...request, forecaster: seasonalNaive(), origins });
    expect(result.origins).toBe(3);
    expect(result.byInterval).toMatchObject({ intervals: 21, mase: 1 });
    expect(result.byInterval.bias).toBeCloseTo(-(result.byInterval.wape ?? NaN), 12);
    expect(result.byDay.intervals).toBe(21);
    expect(result.bySpan.intervals).toBe(3);
  });

  it('shows how accuracy falls with the lead', () => {
    const result = backtest({
      ...request,
      horizonDays: 21,
      forecaster: weekdayAverage(1),
      origins: [localDate('2026-06-22')],
    });
    const miss = (leadDays: number): number =>
      (result.byLead.find((lead) => lead.leadDays === leadDays)?.figures.wape ?? NaN) *
      history[20 + leadDays].offered;
    expect([miss(1), miss(8), miss(15)].map(Math.round)).toEqual([1, 2, 3]);
  });

  it('never sees past its origins: changing later days changes no earlier forecast', () => {
    const origins = [localDate('2026-06-22')];
    const seen: number[][] = [];
    for (const later of [0, 1e6]) {
      const changed = history.map((o) =>
        o.start >= first + 21 * day ? { ...o, offered: o.offered + later } : o,
      );
      const forecaster = seasonalNaive();
      backtest({
        ...request,
        history: changed,
        origins,
        forecaster: {
          name: 'watched',
          forecast: (asked) => {
            const made = forecaster.forecast(asked);
            seen.push(made.points.map(({ offered }) => offered));
            return made;
          },
        },
      });
    }
    expect(seen).toHaveLength(2);
    expect(seen[1]).toEqual(seen[0]);
  });

  it('skips origins without any history or any outcome', () => {
    const origins = [localDate('2026-05-01'), localDate('2026-08-03')];
    expect(backtest({ ...request, forecaster: seasonalNaive(), origins }).origins).toBe(0);
  });
});
