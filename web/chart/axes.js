import { addDays, clockOf, dateOf, dayOf, midnight } from '/zoned.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Where the lines of a time axis stand and what is written there: midnights of the zone, hours where there is room. */
export function timeAxis({ start, end }, zone, isNarrow) {
  const days = Math.round((end - start) / DAY_MS);
  const everyDays = days <= 8 ? 1 : isNarrow ? 14 : 7;
  const everyHours = days <= 1 ? (isNarrow ? 4 : 2) : days <= 8 && !isNarrow ? 12 : 24;
  const ticks = [];
  for (let date = dateOf(start, zone); midnight(date, zone) <= end; date = addDays(date, everyDays)) {
    const day = midnight(date, zone);
    for (let hour = 0; hour < 24; hour += everyHours) ticks.push(day + hour * HOUR_MS);
  }
  const text = (at) => {
    if (clockOf(at, zone) !== '00:00') return clockOf(at, zone);
    // The midnight after the last day is a day that is not shown.
    if (at >= end) return '';
    const [weekday, ...date] = dayOf(at, zone).split(' ');
    if (!isNarrow) return dayOf(at, zone);
    return `${weekday}\n${everyDays === 1 ? date[0] : date.join(' ')}`;
  };
  return {
    splits: () => ticks.filter((at) => start <= at && at <= end).map((at) => at / 1000),
    values: (_, splits) => splits.map((seconds) => text(seconds * 1000)),
  };
}

/** Names on the axis of a chart whose places are 0, 1, 2 ... */
export function namedAxis(names, isNarrow) {
  const every = Math.ceil(names.length / (isNarrow ? 6 : 18));
  return {
    splits: () => names.map((_, i) => i),
    values: (_, splits) => splits.map((i) => (i % every === 0 ? names[i] : '')),
  };
}
