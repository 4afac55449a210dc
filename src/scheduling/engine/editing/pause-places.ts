import { addMinutes, minutesBetween } from '../../../time/instant.js';
import { type Interval } from '../../../time/interval.js';
import { type Activity, type Shift } from '../roster.js';
import { moveActivity } from './reshape-shift.js';

/** Minutes after the start of the shift within which a pause lies. */
export interface PauseWindow {
  readonly earliest: number;
  readonly latest: number;
}

/**
 * The shift with a pause at every other place of its window that is work, in steps from the window's start.
 * @example
 * pausePlaces({ start: instant(0), end: instant(3600000), activities: [{ kind: 'inbound', start: instant(0), end: instant(2700000) }, { kind: 'break', start: instant(2700000), end: instant(3600000) }] }, { kind: 'break', start: instant(2700000), end: instant(3600000) }, { earliest: 15, latest: 45 }, 15).map(({ place }) => place.start) // => [900000, 1800000]
 */
export function pausePlaces(
  shift: Shift,
  pause: Activity,
  { earliest, latest }: PauseWindow,
  stepMinutes: number,
): { readonly place: Interval; readonly shift: Shift }[] {
  const length = minutesBetween(pause.start, pause.end);
  const places: { readonly place: Interval; readonly shift: Shift }[] = [];
  for (let after = earliest; after + length <= latest; after += stepMinutes) {
    const start = addMinutes(shift.start, after);
    const place = { start, end: addMinutes(start, length) };
    if (start === pause.start || place.end > shift.end || !isFree(shift, pause, place)) continue;
    places.push({ place, shift: moveActivity(shift, pause.start, start) });
  }
  return places;
}

function isFree({ activities }: Shift, pause: Activity, { start, end }: Interval): boolean {
  return activities.every(
    (each) =>
      each.start === pause.start ||
      (each.kind !== 'break' && each.kind !== 'meal') ||
      each.end <= start ||
      end <= each.start,
  );
}
