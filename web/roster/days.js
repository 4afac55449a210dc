import { addDays, clockOf, dateOf, daysFrom, midnight, monday } from '/zoned.js';

const HOUR_MS = 3_600_000;
/** Night shifts are seen to their end: the axis of a day goes on into the next morning. */
const MORNING_HOURS = 8;

export const VIEWS = ['day', 'week', 'period'];
export const viewerZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The local days of a view: one, the week around the date, or the whole of a planning period (else four weeks). */
export function daysOf(view, date, period) {
  if (view === 'day') return [date];
  if (view === 'week') return daysFrom(monday(date), 7);
  return period ? daysFrom(period.firstDate, period.days) : daysFrom(monday(date), 28);
}

/** Moments of a local day, 23 to 25 hours of it, and of the morning after. */
export function dayFrame(date, zone) {
  const start = midnight(date, zone);
  const next = midnight(addDays(date, 1), zone);
  return { date, zone, start, next, end: next + MORNING_HOURS * HOUR_MS, hours: (next - start) / HOUR_MS };
}

/** Every second full hour of the zone's clock; one that comes twice in a night is marked. */
export function ticksOf({ zone, start, next, end }) {
  const ticks = [];
  const seen = new Set();
  for (let at = start; at < end; at += HOUR_MS) {
    const clock = clockOf(at, zone);
    const day = at < next ? 'this' : 'next';
    const again = seen.has(`${day} ${clock}`);
    seen.add(`${day} ${clock}`);
    ticks.push({ at, again, isMidnight: at === next, text: again ? `${clock}′` : clock });
  }
  return ticks.filter(
    ({ at, text, again }, i) => again || isEven(text) || ticks[i + 1]?.again || at === start,
  );
}

const isEven = (text) => Number(text.slice(0, 2)) % 2 === 0;

/** What is unusual about the length of a day, or null. */
export function clockChange({ hours, zone, date }) {
  if (hours === 24) return null;
  const change =
    hours < 24
      ? `forward: the day has ${hours} hours`
      : `back: the day has ${hours} hours, and the hour marked ′ comes twice`;
  return `Clocks of ${zone} go ${change} (${date}).`;
}

/** Shifts are stored by the day they start on for the agent; to see all that touch the days, one more is asked for on each side. */
export const askedDays = (days) => ({ from: addDays(days[0], -1), to: addDays(days.at(-1), 1) });

export const dateIn = (shift, zone) => dateOf(Date.parse(shift.start), zone);
