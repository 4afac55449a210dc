import fc from 'fast-check';
import { instant, parseInstant } from './instant.js';
import {
  GRID_MINUTES,
  gridCeil,
  gridFloor,
  gridIndex,
  gridMinutes,
  gridStarts,
  onGrid,
  QUARTER_HOUR,
} from './interval-grid.js';

const SEED = { seed: 20_261_025, numRuns: 500 };
const HOUR_MS = 3_600_000;
const width = fc.constantFrom(...GRID_MINUTES);
const moment = fc.integer({ min: Date.UTC(1960, 0, 1), max: Date.UTC(2040, 0, 1) }).map((at) => instant(at));
const shortSpan = fc
  .tuple(moment, fc.integer({ min: 0, max: 3 * HOUR_MS }))
  .map(([start, length]) => ({ start, end: instant(start + length) }));

describe('the grid', () => {
  it('is a quarter-hour wide unless another width is asked for', () => {
    expect(QUARTER_HOUR).toBe(15);
    expect([5, 15, 30, 60].map(gridMinutes)).toEqual([5, 15, 30, 60]);
  });

  it.each([0, -15, 1, 10, 20, 45, 90, 15.5, NaN])('refuses a width of %p minutes', (minutes) => {
    expect(() => gridMinutes(minutes)).toThrow(`5, 15, 30 or 60 minutes long (got ${minutes})`);
  });

  it.each(GRID_MINUTES)('has a line on every UTC hour at %p minutes', (minutes) => {
    expect(onGrid(parseInstant('2026-01-01T10:00Z'), minutes)).toBe(true);
    expect(onGrid(parseInstant('1969-12-31T23:00Z'), minutes)).toBe(true);
    expect(onGrid(parseInstant('2026-01-01T10:01Z'), minutes)).toBe(false);
  });

  it('rounds down and up to the nearest lines, also before 1970', () => {
    fc.assert(
      fc.property(moment, width, (at, minutes) => {
        const floor = gridFloor(at, minutes);
        const ceil = gridCeil(at, minutes);
        expect(onGrid(floor, minutes) && onGrid(ceil, minutes)).toBe(true);
        expect(floor <= at && at <= ceil).toBe(true);
        expect(ceil - floor).toBe(onGrid(at, minutes) ? 0 : minutes * 60_000);
      }),
      SEED,
    );
  });

  it('never rounds to minus zero', () => {
    expect(gridCeil(instant(-1), 15)).toBe(0);
    expect(gridFloor(instant(0), 15)).toBe(0);
  });
});

describe('the intervals of a span', () => {
  it('are exactly those that share time with it, in order', () => {
    fc.assert(
      fc.property(shortSpan, width, (span, minutes) => {
        const length = minutes * 60_000;
        const expected: number[] = [];
        for (let at = Math.floor(span.start / HOUR_MS) * HOUR_MS; at < span.end; at += length) {
          if (Math.max(at, span.start) < Math.min(at + length, span.end)) expected.push(at);
        }
        expect(gridStarts(span, minutes)).toEqual(expected);
      }),
      SEED,
    );
  });

  it('are none where the span is empty, on a line or off it', () => {
    expect(gridStarts({ start: instant(0), end: instant(0) }, 15)).toEqual([]);
    expect(gridStarts({ start: instant(7), end: instant(7) }, 15)).toEqual([]);
  });

  it('are counted from the origin by gridIndex', () => {
    fc.assert(
      fc.property(shortSpan, width, (span, minutes) => {
        const origin = gridFloor(span.start, minutes);
        const starts = gridStarts(span, minutes);
        expect(starts.map((at) => gridIndex(origin, at, minutes))).toEqual(starts.map((_, index) => index));
      }),
      SEED,
    );
  });

  it('have negative numbers before the origin', () => {
    const origin = parseInstant('2026-01-01T00:00Z');
    expect(gridIndex(origin, parseInstant('2025-12-31T23:59:59Z'), 15)).toBe(-1);
  });
});
