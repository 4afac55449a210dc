import { type JsonPlace } from '../../json/json-place.js';
import { formatInstant } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';

/**
 * Reads `{ start, end }`, two instants in order.
 * @throws JsonProblemError naming the path.
 * @example
 * (() => { try { spanFromJson({ object() { throw new RangeError('no'); } }); } catch (error) { return error.message; } })() // => 'no'
 */
export function spanFromJson(place: JsonPlace): Interval {
  const span = place.object(['start', 'end']);
  const start = span.get('start').instant();
  const end = span.get('end').instant();
  if (end < start) place.fail('ends before it starts.');
  return { start, end };
}

/**
 * The JSON value of a span, in ISO 8601.
 * @example
 * spanToJson({ start: instant(0), end: instant(60000) }).end // => '1970-01-01T00:01:00.000Z'
 */
export function spanToJson({ start, end }: Interval): Record<string, string> {
  return { start: formatInstant(start), end: formatInstant(end) };
}
