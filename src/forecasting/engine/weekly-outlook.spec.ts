import fc from 'fast-check';
import { parseInstant } from '../../time/instant.js';
import { addDays, localDate, localDay, timeZone } from '../../time/zoned-time.js';
import { outlookWeeks, type WeekTotal, weeklyTotals } from './weekly-outlook.js';

const history = (count: number, offered: (week: number) => number): WeekTotal[] =>
  Array.from({ length: count }, (_, i) => ({
    week: addDays(localDate('2023-01-02'), 7 * i),
    offered: offered(i),
  }));
const season = (week: number): number => 1 + 0.2 * Math.sin((2 * Math.PI * week) / 52);

describe('the outlook by week', () => {
  it('of a constant history is that constant, however long it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 160 }), fc.integer({ min: 1, max: 78 }), (weeks, ahead) => {
        const outlook = outlookWeeks(
          history(weeks, () => 500),
          ahead,
        );
        for (const { offered } of outlook.weeks) expect(offered).toBeCloseTo(500, 9);
      }),
    );
  });

  it('scales with the history', () => {
    const noisy = (week: number) => 1_000 * season(week) + 90 * Math.sin(week * 12.9898);
    const one = outlookWeeks(history(120, noisy), 78);
    const ten = outlookWeeks(
      history(120, (week) => 10 * noisy(week)),
      78,
    );
    ten.weeks.forEach(({ offered }, i) => expect(offered).toBeCloseTo(10 * one.weeks[i].offered, 6));
  });

  it('finds trend and season, and is not led astray by single weeks', () => {
    const truth = (week: number) => (1_000 + 2 * week) * season(week);
    const seen = history(156, (week) => (week % 31 === 7 ? 3 : 1) * truth(week));
    const { basis, weeklyTrend, weeks } = outlookWeeks(seen, 52);
    expect(basis).toBe('trend-and-season');
    expect(weeklyTrend).toBeCloseTo(2, 0);
    const miss = weeks.reduce((sum, { offered }, i) => sum + Math.abs(offered - truth(156 + i)), 0);
    const total = weeks.reduce((sum, _, i) => sum + truth(156 + i), 0);
    expect(miss / total).toBeLessThan(0.06);
  });

  it('says what it rests on, and doubts a trend seen for some months', () => {
    expect(
      outlookWeeks(
        history(5, (week) => 100 + week),
        3,
      ),
    ).toMatchObject({ basis: 'level', weeklyTrend: 0 });
    const months = outlookWeeks(
      history(26, (week) => 100 + week),
      3,
    );
    expect(months).toMatchObject({ basis: 'trend', weeklyTrend: 0.5 });
    expect(months.weeks[0].week).toBe('2023-07-03');
    expect(() => outlookWeeks([], 3)).toThrow('no whole week');
  });

  it('never falls below zero', () => {
    const { weeks } = outlookWeeks(
      history(110, (week) => Math.max(0, 1_000 - 10 * week)),
      78,
    );
    for (const { offered } of weeks) expect(offered).toBeGreaterThanOrEqual(0);
  });
});

describe('weekly totals', () => {
  it('go by the wall clock and leave out weeks that were not observed whole', () => {
    const at = (text: string, offered: number) => ({ start: parseInstant(`${text}Z`), offered });
    // Sunday evening in New York is Monday in UTC; the last week has one of five days.
    const days = ['01', '02', '03', '04', '05', '08', '09', '10', '12', '15'];
    const observations = [...days.map((day) => at(`2026-06-${day}T14:00`, 10)), at('2026-06-08T01:00', 5)];
    expect(weeklyTotals(observations, timeZone('America/New_York'))).toEqual([
      { week: '2026-06-01', offered: 55 },
      { week: '2026-06-08', offered: 40 },
    ]);
  });

  it('makes up for days that are left out by what their weekday usually has', () => {
    const utc = timeZone('UTC');
    const first = localDate('2026-06-01');
    const observations = Array.from({ length: 28 }, (_, day) => ({
      start: localDay(addDays(first, day), utc).start,
      offered: day === 9 ? 900 : day % 7 === 2 ? 40 : 10,
    }));
    const totals = weeklyTotals(observations, utc, new Set([addDays(first, 9)]));
    expect(totals.map(({ week }) => week)).toEqual(['2026-06-01', '2026-06-08', '2026-06-15', '2026-06-22']);
    totals.forEach(({ offered }) => expect(offered).toBeCloseTo(100, 9));
  });
});
