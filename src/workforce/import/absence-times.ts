import { type Instant, parseInstant } from '../../time/instant.js';
import {
  localDate,
  type LocalDate,
  localDay,
  localTime,
  type LocalTime,
  resolveWallTime,
  type TimeZone,
} from '../../time/zoned-time.js';
import { valueInvalid } from '../workforce.errors.js';

/** A moment as a file writes it: a whole day, a wall time in the agent's zone, or an instant with its offset. */
export type WrittenTime =
  | { readonly kind: 'day'; readonly date: LocalDate }
  | { readonly kind: 'wall'; readonly date: LocalDate; readonly time: LocalTime }
  | { readonly kind: 'instant'; readonly at: Instant };

export function readWrittenTime(text: string, field: string): WrittenTime {
  const wall = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?$/.exec(text);
  try {
    if (wall === null) return { kind: 'instant', at: parseInstant(text.replace(' ', 'T')) };
    const date = localDate(wall[1]);
    return wall[2] === undefined ? { kind: 'day', date } : { kind: 'wall', date, time: localTime(wall[2]) };
  } catch {
    const forms =
      'a day (2026-03-29), a wall time of the agent (2026-03-29 14:00) or an instant (2026-03-29T14:00:00Z)';
    throw valueInvalid(field, text, `"${text}" is not a time. Write ${forms}.`);
  }
}

/**
 * When it starts or ends in the zone. A day starts at its first moment and ends after its last; a wall time that happens
 * twice is the first one for a start and the second one for an end, so that nothing is left out.
 * @throws UserError VALUE_INVALID for a wall time that clocks skip.
 */
export function momentOf(written: WrittenTime, zone: TimeZone, side: 'start' | 'end'): Instant {
  if (written.kind === 'instant') return written.at;
  if (written.kind === 'day') return localDay(written.date, zone)[side];
  const wall = resolveWallTime(written.date, written.time, zone);
  if (wall.kind === 'unique') return wall.at;
  if (wall.kind === 'fold') return side === 'start' ? wall.earlier : wall.later;
  const text = `${written.date} ${written.time}`;
  throw valueInvalid(
    side,
    text,
    `Clocks in ${zone} skip ${text}. Write the time before or after the change.`,
  );
}
