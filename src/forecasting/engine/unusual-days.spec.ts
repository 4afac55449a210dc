import { localDate, localDateOf, localDay, timeZone, weekday } from '../../time/zoned-time.js';
import { dayIntervals } from './day-intervals.js';
import { type Observation } from './forecaster.js';
import { findUnusualDays } from './unusual-days.js';

const zone = timeZone('Europe/London');
const history = dayIntervals(localDate('2026-01-05'), 84, zone, 60).flatMap((start): Observation[] =>
  weekday(localDateOf(start, zone)) <= 5 ? [{ start, offered: 20 }] : [],
);
const unusual = (observations: readonly Observation[], holidays: readonly string[] = []) =>
  findUnusualDays({
    history: observations,
    zone,
    intervalMinutes: 60,
    origin: localDay(localDate('2026-03-30'), zone).start,
    horizon: [],
    holidays: new Set(holidays.map(localDate)),
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
    expect(low).toMatchObject({ date: '2026-02-12', kind: 'low' });
    expect(low.ratio).toBeCloseTo(0.4, 2);
  });

  it('are not holidays', () => {
    expect(unusual(on('2026-02-11', 0.1), ['2026-02-11'])).toEqual([]);
  });

  it('are days without or with some missing observations', () => {
    const holey = history.filter(({ start }, i) => localDateOf(start, zone) !== '2026-02-18' && i !== 5);
    expect(unusual(holey)).toEqual([
      { date: '2026-01-05', kind: 'partial', ratio: expect.closeTo(1, 2) as number, missingIntervals: 1 },
      { date: '2026-02-18', kind: 'gap', ratio: undefined, missingIntervals: 24 },
    ]);
  });
});
