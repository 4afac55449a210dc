import { localDate, timeZone } from '../../time/zoned-time.js';
import { type BucketSize, bucketsOf } from './buckets.js';

const hours = (from: string, to: string, zone: string, size: BucketSize) =>
  bucketsOf({ from: localDate(from), to: localDate(to), zone: timeZone(zone), size, weekStartsOn: 1 }).map(
    ({ date, start, end }) => [date, (end - start) / 3_600_000],
  );

describe('buckets', () => {
  it('have the hours that local days have, when clocks change in London', () => {
    expect(hours('2026-03-28', '2026-03-30', 'Europe/London', 'day')).toEqual([
      ['2026-03-28', 24],
      ['2026-03-29', 23],
      ['2026-03-30', 24],
    ]);
    expect(hours('2026-10-25', '2026-10-25', 'Europe/London', 'day')).toEqual([['2026-10-25', 25]]);
    expect(hours('2026-10-25', '2026-10-25', 'Europe/London', 15)).toHaveLength(100);
    expect(hours('2026-10-19', '2026-10-25', 'Europe/London', 'week')).toEqual([['2026-10-19', 169]]);
  });

  it('cut weeks at the days that are asked for', () => {
    expect(hours('2026-10-21', '2026-10-27', 'UTC', 'week')).toEqual([
      ['2026-10-21', 120],
      ['2026-10-26', 48],
    ]);
  });

  it('tile days of zones that are off the grid', () => {
    const found = hours('2026-10-19', '2026-10-19', 'Asia/Kathmandu', 60);
    expect([found[0], found[1], found.at(-1)]).toEqual([
      ['2026-10-19', 0.75],
      ['2026-10-19', 1],
      ['2026-10-19', 0.25],
    ]);
    expect(found.reduce((sum, [, length]) => sum + Number(length), 0)).toBe(24);
  });
});
