/** Wall time in a named zone, by the browser's own zone data. */
const formats = new Map();
function format(zone, options) {
  const key = zone + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }));
  return formats.get(key);
}

export const clockOf = (at, zone) =>
  format(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
export const dayOf = (at, zone) =>
  format(zone, { weekday: 'short', day: 'numeric', month: 'short' }).format(at);
export const dateOf = (at, zone) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);
export const zoneName = (at, zone) =>
  format(zone, { timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName').value;

const DAY_MS = 86_400_000;

/** The wall clock as `2026-11-23T08:30`, as fields of dates with times want it. */
export const wallOf = (at, zone) => `${dateOf(at, zone)}T${clockOf(at, zone)}`;

const offsetAt = (at, zone) => Date.parse(`${wallOf(at, zone)}Z`) - Math.floor(at / 60_000) * 60_000;

/** The moment of a wall time: the first of two where clocks go back, as much later as they skip where they go forward. */
export function instantOf(wall, zone) {
  const read = Date.parse(`${wall}Z`);
  const candidates = [read - DAY_MS, read + DAY_MS].map((at) => read - offsetAt(at, zone));
  return candidates.find((at) => at + offsetAt(at, zone) === read) ?? candidates[0];
}

export const midnight = (date, zone) => instantOf(`${date}T00:00`, zone);

export function daysFrom(first, count) {
  return Array.from({ length: count }, (_, i) => addDays(first, i));
}

export function addDays(date, days) {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

export function monday(date) {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  return addDays(date, 1 - weekday);
}

export const longDate = (date) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(Date.parse(`${date}T00:00:00Z`));

export function lasting(ms) {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  return minutes < 60
    ? `${minutes} min`
    : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
}

export const shortDate = (date) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  }).format(Date.parse(`${date}T00:00:00Z`));
