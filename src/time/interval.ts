import { type Instant, MINUTE_MS } from './instant.js';

/** A span of time, half-open: start <= t < end. */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

/**
 * The span from `start` up to, and without, `end`.
 * @throws RangeError when `end` is before `start`.
 * @example
 * durationMinutes(interval(parseInstant('2026-01-01T00:00Z'), parseInstant('2026-01-01T00:45Z'))) // => 45
 */
export function interval(start: Instant, end: Instant): Interval {
  if (end < start) {
    throw new RangeError(
      `An interval must not end (${new Date(end).toISOString()}) before it starts (${new Date(start).toISOString()}).`,
    );
  }
  return { start, end };
}

/**
 * Elapsed minutes of the span.
 * @example
 * durationMinutes({ start: parseInstant('2026-01-01T00:00Z'), end: parseInstant('2026-01-01T01:00Z') }) // => 60
 */
export function durationMinutes(span: Interval): number {
  return (span.end - span.start) / MINUTE_MS;
}

/**
 * Whether the instant lies in the span; the end does not.
 * @example
 * contains({ start: instant(0), end: instant(10) }, instant(10)) // => false
 */
export function contains(span: Interval, at: Instant): boolean {
  return span.start <= at && at < span.end;
}

/**
 * Whether the whole of `inner` lies in `outer`, which it may fill to both ends.
 * @example
 * covers({ start: instant(0), end: instant(10) }, { start: instant(2), end: instant(10) }) // => true
 */
export function covers(outer: Interval, inner: Interval): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/**
 * Whether two spans share time; spans that only touch do not, and an empty span shares none.
 * @example
 * overlaps({ start: instant(0), end: instant(10) }, { start: instant(10), end: instant(20) }) // => false
 */
export function overlaps(a: Interval, b: Interval): boolean {
  return overlapMs(a, b) > 0;
}

/**
 * Milliseconds that two spans share.
 * @example
 * overlapMs({ start: instant(0), end: instant(10) }, { start: instant(4), end: instant(20) }) // => 6
 */
export function overlapMs(a: Interval, b: Interval): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/**
 * Sorted, with overlapping and touching spans joined and empty ones dropped.
 * @example
 * merge([{ start: instant(5), end: instant(9) }, { start: instant(0), end: instant(5) }]) // => [{ start: 0, end: 9 }]
 */
export function merge(spans: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const span of spans.filter((s) => s.start < s.end).sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end) {
      if (span.end > last.end) merged[merged.length - 1] = { start: last.start, end: span.end };
    } else {
      merged.push({ start: span.start, end: span.end });
    }
  }
  return merged;
}

/**
 * Time that lies in both sets, merged.
 * @example
 * intersect([{ start: instant(0), end: instant(10) }], [{ start: instant(5), end: instant(20) }]) // => [{ start: 5, end: 10 }]
 */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const left = merge(a);
  const right = merge(b);
  const shared: Interval[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    const start = Math.max(left[i].start, right[j].start) as Instant;
    const end = Math.min(left[i].end, right[j].end) as Instant;
    if (start < end) shared.push({ start, end });
    if (left[i].end < right[j].end) i++;
    else j++;
  }
  return shared;
}

/**
 * Time of `a` that lies in none of `b`, merged.
 * @example
 * subtract([{ start: instant(0), end: instant(10) }], [{ start: instant(3), end: instant(4) }]) // => [{ start: 0, end: 3 }, { start: 4, end: 10 }]
 */
export function subtract(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const holes = merge(b);
  const left: Interval[] = [];
  let next = 0;
  for (const span of merge(a)) {
    let start = span.start;
    while (next < holes.length && holes[next].end <= start) next++;
    for (let i = next; i < holes.length && holes[i].start < span.end; i++) {
      if (holes[i].start > start) left.push({ start, end: holes[i].start });
      start = holes[i].end;
    }
    if (start < span.end) left.push({ start, end: span.end });
  }
  return left;
}
