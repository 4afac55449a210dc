import { formatInstant, type Instant } from '../../../time/instant.js';
import { type OffPhoneActivity } from '../roster-goals.js';

/** Why an activity was not held: not enough people in shifts, pauses in the way, the queues' floor, or blocks and other rules. */
export type UnplacedCause = 'nobody-there' | 'pauses' | 'guard' | 'blocks';

/** What stood in the way at one time, with how many could have taken part. */
export interface Obstacle {
  readonly cause: UnplacedCause;
  readonly start: Instant;
  readonly present: number;
  readonly absent?: readonly string[];
  readonly queue?: string;
}

/** An activity off the phone with fewer participants than it must have. */
export interface UnplacedActivity {
  readonly activityId: string;
  readonly cause: UnplacedCause;
  readonly missing: number;
  readonly message: string;
}

/** How near a time was to being possible: the last thing in the way is what is told. */
const NEARNESS: readonly UnplacedCause[] = ['nobody-there', 'pauses', 'guard', 'blocks'];

/**
 * Puts into words what kept an activity from being held, at the time that came nearest.
 * @example
 * unplaced({ id: 'm', name: 'Meeting', participants: ['a', 'b'], windows: [] }, 0, []).message // => 'Meeting is not held by 2 who must take part: no window lies in the period.'
 */
export function unplaced(
  activity: Pick<OffPhoneActivity, 'id' | 'name' | 'participants' | 'atLeast'>,
  present: number,
  obstacles: readonly Obstacle[],
): UnplacedActivity {
  const missing = (activity.atLeast ?? activity.participants.length) - present;
  const [nearest] = [...obstacles].sort(
    (a, b) =>
      NEARNESS.indexOf(b.cause) - NEARNESS.indexOf(a.cause) || b.present - a.present || a.start - b.start,
  );
  const why = nearest === undefined ? 'no window lies in the period' : inWords(nearest);
  return {
    activityId: activity.id,
    cause: nearest?.cause ?? 'nobody-there',
    missing,
    message: `${activity.name} is not held by ${missing} who must take part: ${why}.`,
  };
}

function inWords({ cause, start, present, absent = [], queue }: Obstacle): string {
  const when = formatInstant(start);
  switch (cause) {
    case 'nobody-there':
      return `at ${when}, when most could, ${present} are in a shift and ${absent.slice(0, MOST_NAMED).join(', ')} not`;
    case 'pauses':
      return `pauses, pins or other activities leave ${present} free at ${when}, when most could`;
    case 'guard':
      return `${queue} would fall below its floor at ${when} and whenever else all are there`;
    case 'blocks':
      return `blocks or other rules about a shift forbid it at ${when} and whenever else all are there`;
  }
}

const MOST_NAMED = 3;
