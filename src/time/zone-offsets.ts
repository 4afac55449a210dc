/*
 * What a zone's clocks are ahead of UTC, read from the IANA data that ships with the JavaScript engine. Reading one
 * offset costs a formatting, so the readings of 64 UTC days are taken together and kept.
 */

/** The zone's clocks change at `at` (milliseconds since 1970) from being `before` ahead of UTC to being `after` ahead. */
export interface OffsetChange {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

interface Span {
  readonly offset: number;
  readonly changes: readonly OffsetChange[];
}

interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly spans: Map<number, Span>;
}

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;
const SPAN_DAYS = 64;
const SPAN_MS = SPAN_DAYS * DAY_MS;
/** A formatter takes some 30 kB and a span 200 bytes: these bounds keep the cache below 25 MB whatever is asked. */
const MOST_ZONES = 200;
const MOST_SPANS_PER_ZONE = 400;
const zones = new Map<string, Zone>();

/**
 * Milliseconds by which the zone's clocks are ahead of UTC at the moment, itself in milliseconds since 1970.
 * @throws RangeError when the zone is unknown.
 * @example
 * zoneOffsetMs(parseInstant('2026-07-01T00:00Z'), 'Asia/Kathmandu') / 60000 // => 345
 */
export function zoneOffsetMs(at: number, zoneName: string): number {
  const { offset, changes } = spanOf(Math.floor(at / SPAN_MS), zoneName);
  let current = offset;
  for (const change of changes) if (at >= change.at) current = change.after;
  return current;
}

/**
 * The changes of the zone's clocks with `from` < at <= `to`, in order; moments in milliseconds since 1970.
 * @throws RangeError when the zone is unknown.
 * @example
 * zoneChanges(parseInstant('2026-01-01T00:00Z'), parseInstant('2027-01-01T00:00Z'), 'Europe/London').length // => 2
 */
export function zoneChanges(from: number, to: number, zoneName: string): OffsetChange[] {
  const found: OffsetChange[] = [];
  for (let span = Math.floor(from / SPAN_MS); span * SPAN_MS <= to; span++) {
    for (const change of spanOf(span, zoneName).changes) {
      if (from < change.at && change.at <= to && found.at(-1)?.at !== change.at) found.push(change);
    }
  }
  return found;
}

function spanOf(index: number, zoneName: string): Span {
  const zone = zoneOf(zoneName);
  let span = zone.spans.get(index);
  if (span === undefined) {
    if (zone.spans.size >= MOST_SPANS_PER_ZONE) zone.spans.clear();
    zone.spans.set(index, (span = readSpan(index * SPAN_MS, zone.format)));
  }
  return span;
}

function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (zone === undefined) {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
    if (zones.size >= MOST_ZONES) zones.clear();
    zones.set(name, (zone = { format, spans: new Map<number, Span>() }));
  }
  return zone;
}

/**
 * Readings a UTC day apart miss no change: no zone of the IANA data has ever changed its clocks twice within three
 * days. The last reading belongs to the next span; a change exactly there is listed in both and harmless.
 */
function readSpan(start: number, format: Intl.DateTimeFormat): Span {
  const offset = readOffset(start, format);
  const changes: OffsetChange[] = [];
  let before = offset;
  for (let day = 1; day <= SPAN_DAYS; day++) {
    const at = start + day * DAY_MS;
    const after = readOffset(at, format);
    if (after !== before) changes.push({ at: findChange(at - DAY_MS, at, before, format), before, after });
    before = after;
  }
  return { offset, changes };
}

/** The first second in (low, high] at which the offset is no longer `before`. */
function findChange(low: number, high: number, before: number, format: Intl.DateTimeFormat): number {
  let still = low;
  let changed = high;
  while (changed - still > SECOND_MS) {
    const middle = Math.floor((still + changed) / 2 / SECOND_MS) * SECOND_MS;
    if (readOffset(middle, format) === before) still = middle;
    else changed = middle;
  }
  return changed;
}

/** The formatter writes `7/1/2026, GMT+05:45`, with seconds only in the local mean times before about 1920. */
function readOffset(at: number, format: Intl.DateTimeFormat): number {
  const text = format.format(at);
  const parts = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
  if (parts === null) throw new Error(`This JavaScript engine writes a time zone's offset as "${text}".`);
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = parts;
  const offset = (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * SECOND_MS;
  return sign === '-' ? -offset : offset;
}
