import { parseInstant } from '../../time/instant.js';
import {
  localDate,
  localDateOf,
  localDay,
  localTime,
  localTimeOf,
  timeZone,
  weekday,
} from '../../time/zoned-time.js';
import { dayIntervals } from './day-intervals.js';
import { type ForecastRequest, type Observation } from './forecaster.js';
import { findUnusualDays } from './unusual-days.js';

const zone = timeZone('Europe/London');
const history = dayIntervals(localDate('2026-01-05'), 84, zone, 60).flatMap((start): Observation[] =>
  weekday(localDateOf(start, zone)) <= 5 ? [{ start, offered: 20 }] : [],
);
const unusual = (
  observations: readonly Observation[],
  holidays: readonly string[] = [],
  more: Partial<ForecastRequest> = {},
) =>
  findUnusualDays({
    history: observations,
    zone,
    intervalMinutes: 60,
    origin: localDay(localDate('2026-03-30'), zone).start,
    horizon: [],
    holidays: new Set(holidays.map(localDate)),
    ...more,
  });
const on = (date: string, factor: number) =>
  history.map((row) =>
    localDateOf(row.start, zone) === date ? { ...row, offered: row.offered * factor } : row,
  );

describe('unusual days', () => {
  it('are none in a steady history, closed weekends included', () => {
    expect(unusual(history)).toEqual([]);
  });

  it('are those far above and below the ordinary course', () => {
    expect(unusual(on('2026-02-11', 3))).toMatchObject([{ date: '2026-02-11', kind: 'high' }]);
    const [low] = unusual(on('2026-02-12', 0.4));
    expect(low).toMatchObject({ date: '2026-02-12', kind: 'low', offered: 192 });
    expect(low.expected / 480).toBeCloseTo(1, 1);
    expect(low.spreads).toBeLessThan(-20);
  });

  it('are not holidays', () => {
    expect(unusual(on('2026-02-11', 0.1), ['2026-02-11'])).toEqual([]);
  });

  it('are days without or with some missing observations, measured by the intervals that are there', () => {
    const holey = history.filter(({ start }, i) => localDateOf(start, zone) !== '2026-02-18' && i !== 5);
    const [partial, gap] = unusual(holey);
    expect(partial).toMatchObject({ date: '2026-01-05', kind: 'partial', offered: 460, missingIntervals: 1 });
    expect(partial.expected).toBeCloseTo(460, 0);
    expect(gap).toMatchObject({ date: '2026-02-18', kind: 'gap', offered: undefined, missingIntervals: 24 });
    expect(gap.expected).toBeCloseTo(480, 0);
  });

  it('are judged by the other days once they are left out', () => {
    const twice = [...on('2026-02-11', 3)];
    const asked = { leftOut: new Set([localDate('2026-02-11')]) };
    expect(unusual(twice, [], asked)).toMatchObject([{ date: '2026-02-11', kind: 'high', offered: 1440 }]);
    expect(unusual(twice, [], asked)[0].expected).toBeCloseTo(480, 9);
  });

  it('are not the days from which other opening hours hold', () => {
    const lateFrom = dayIntervals(localDate('2026-01-05'), 84, zone, 60).flatMap((start): Observation[] => {
      const date = localDateOf(start, zone);
      const hour = Number(localTimeOf(start, zone).slice(0, 2));
      const end = date < '2026-02-16' ? 18 : 20;
      return weekday(date) <= 5 && hour >= 8 && hour < end ? [{ start, offered: 20 }] : [];
    });
    expect(unusual(lateFrom)).toEqual([]);
  });

  it('are not days that the opening hours close', () => {
    const date = localDate('2026-02-11');
    const [from, to] = [localTime('00:00'), localTime('00:00')];
    const always = { weekdays: [1, 2, 3, 4, 5, 6, 7] as const, from, to, throughMidnight: true };
    const closed = { ...always, weekdays: [], validFrom: date, validTo: date };
    const without = history.filter(({ start }) => localDateOf(start, zone) !== date);
    expect(unusual(without)).toMatchObject([{ date, kind: 'gap' }]);
    expect(unusual(without, [], { openingHours: [always, closed] })).toEqual([]);
  });

  it('are not the night of London, 29 March 2026, clocks forward', () => {
    const always = dayIntervals(localDate('2026-02-02'), 70, zone, 15).map((start) => ({
      start,
      offered: 5,
    }));
    const found = findUnusualDays({
      history: always,
      zone,
      intervalMinutes: 15,
      origin: localDay(localDate('2026-04-13'), zone).start,
      horizon: [],
    });
    expect(found).toEqual([]);
  });

  it('is the day of one missing quarter-hour in that night all the same', () => {
    const always = dayIntervals(localDate('2026-02-02'), 70, zone, 15).map((start) => ({
      start,
      offered: 5,
    }));
    const found = findUnusualDays({
      history: always.filter(({ start }) => start !== parseInstant('2026-03-29T01:00Z')),
      zone,
      intervalMinutes: 15,
      origin: localDay(localDate('2026-04-13'), zone).start,
      horizon: [],
    });
    expect(found).toMatchObject([{ date: '2026-03-29', kind: 'partial', missingIntervals: 1 }]);
  });
});
