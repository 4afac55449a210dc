import fc from 'fast-check';
import { instant } from './instant.js';
import {
  contains,
  covers,
  durationMinutes,
  intersect,
  type Interval,
  interval,
  merge,
  overlapMs,
  overlaps,
  subtract,
} from './interval.js';

const SEED = { seed: 20_261_025, numRuns: 500 };
const HORIZON = 40;

const spanOf = (start: number, end: number): Interval => ({ start: instant(start), end: instant(end) });
const point = fc.integer({ min: 0, max: HORIZON });
const span = fc.tuple(point, point).map(([a, b]) => spanOf(Math.min(a, b), Math.max(a, b)));
const spans = fc.array(span, { maxLength: 8 });

/** The naive model: a set of spans is the set of the milliseconds in it. */
function points(set: readonly Interval[]): number[] {
  return Array.from({ length: HORIZON + 1 }, (_, at) => at).filter((at) =>
    set.some(({ start, end }) => start <= at && at < end),
  );
}

function expectTidy(set: readonly Interval[]): void {
  set.forEach(({ start, end }, i) => {
    expect(start).toBeLessThan(end);
    if (i > 0) expect(set[i - 1].end).toBeLessThan(start);
  });
}

describe('one span', () => {
  it('may be empty, but not end before it starts', () => {
    expect(durationMinutes(interval(instant(5), instant(5)))).toBe(0);
    expect(() => interval(instant(60_000), instant(0))).toThrow(
      'must not end (1970-01-01T00:00:00.000Z) before it starts (1970-01-01T00:01:00.000Z)',
    );
  });

  it('contains its start and not its end', () => {
    expect([-1, 0, 9, 10].map((at) => contains(spanOf(0, 10), instant(at)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('contains exactly the points of the model', () => {
    fc.assert(
      fc.property(span, point, (one, at) => {
        expect(contains(one, instant(at))).toBe(points([one]).includes(at));
      }),
      SEED,
    );
  });
});

describe('two spans', () => {
  it('overlap where the model shares points, by as many milliseconds', () => {
    fc.assert(
      fc.property(span, span, (a, b) => {
        const shared = points([a]).filter((at) => points([b]).includes(at)).length;
        expect(overlaps(a, b)).toBe(shared > 0);
        expect(overlaps(b, a)).toBe(shared > 0);
        expect(overlapMs(a, b)).toBe(shared);
      }),
      SEED,
    );
  });

  it('do not overlap where one is empty, even inside the other', () => {
    expect(overlaps(spanOf(5, 5), spanOf(0, 10))).toBe(false);
  });

  it('cover one another where no point of the inner is outside', () => {
    const filled = span.filter(({ start, end }) => start < end);
    fc.assert(
      fc.property(filled, filled, (outer, inner) => {
        const outside = points([inner]).filter((at) => !points([outer]).includes(at));
        expect(covers(outer, inner)).toBe(outside.length === 0);
      }),
      SEED,
    );
  });
});

describe('sets of spans', () => {
  it('merge into tidy spans of the same points', () => {
    fc.assert(
      fc.property(spans, (set) => {
        const merged = merge(set);
        expectTidy(merged);
        expect(points(merged)).toEqual(points(set));
      }),
      SEED,
    );
  });

  it('intersect in the points that both have', () => {
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        const shared = intersect(a, b);
        expectTidy(shared);
        expect(points(shared)).toEqual(points(a).filter((at) => points(b).includes(at)));
        expect(intersect(b, a)).toEqual(shared);
      }),
      SEED,
    );
  });

  it('subtract to the points that only the first has', () => {
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        const left = subtract(a, b);
        expectTidy(left);
        expect(points(left)).toEqual(points(a).filter((at) => !points(b).includes(at)));
      }),
      SEED,
    );
  });

  it('fall into what is shared and what is left, with nothing lost', () => {
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        expect(merge([...intersect(a, b), ...subtract(a, b)])).toEqual(merge(a));
      }),
      SEED,
    );
  });

  it('stay as they were given, and lend nothing but start and end', () => {
    const shift = Object.freeze({ ...spanOf(0, 10), agentId: 'a-17' });
    const given = Object.freeze([shift, Object.freeze(spanOf(20, 30))]);
    expect(merge(given)).toEqual([spanOf(0, 10), spanOf(20, 30)]);
    expect(subtract(given, [spanOf(25, 40)])).toEqual([spanOf(0, 10), spanOf(20, 25)]);
    expect(intersect(given, [spanOf(5, 25)])).toEqual([spanOf(5, 10), spanOf(20, 25)]);
  });
});
