import { formatInstant } from '../../time/instant.js';
import { localDate } from '../../time/zoned-time.js';
import { JsonPlace } from '../../json/json-place.js';
import { type Activity, ACTIVITY_KINDS, type Roster, type Shift } from './roster.js';

/** The name of the format, kept in the file's `format`. */
export const ROSTER_FORMAT = 'shiftwright.roster/1';

/**
 * Reads a roster from parsed JSON, strictly. Whether it fits a problem is for `check` to say.
 * @throws JsonProblemError naming the path, the value and what is expected.
 * @example
 * rosterFromJson({ format: 'shiftwright.roster/1', shifts: [] }) // => { shifts: [] }
 */
export function rosterFromJson(json: unknown): Roster {
  const file = new JsonPlace(json).object(['format', 'shifts'], ['problem', 'seed', 'score', 'bound']);
  file.get('format').oneOf([ROSTER_FORMAT]);
  return { shifts: file.get('shifts').items().map(shiftFromJson) };
}

/**
 * The JSON value of a roster; `rosterFromJson` reads it back.
 * @example
 * rosterToJson({ shifts: [] }) // => { format: 'shiftwright.roster/1', shifts: [] }
 */
export function rosterToJson(roster: Roster): Record<string, unknown> {
  return {
    format: ROSTER_FORMAT,
    shifts: roster.shifts.map(shiftToJson),
  };
}

/**
 * The JSON value of one shift.
 * @example
 * shiftToJson({ agentId: 'a', start: instant(0), end: instant(60000), activities: [] }).end // => '1970-01-01T00:01:00.000Z'
 */
export function shiftToJson(shift: Shift): Record<string, unknown> {
  return {
    ...shift,
    start: formatInstant(shift.start),
    end: formatInstant(shift.end),
    activities: shift.activities.map((activity) => ({
      ...activity,
      start: formatInstant(activity.start),
      end: formatInstant(activity.end),
    })),
  };
}

/**
 * Reads one shift.
 * @throws JsonProblemError naming the path.
 * @example
 * (() => { try { shiftFromJson({ object() { throw new RangeError('no'); } }); } catch (error) { return error.message; } })() // => 'no'
 */
export function shiftFromJson(place: JsonPlace): Shift {
  const shift = place.object(['agentId', 'date', 'start', 'end', 'activities']);
  const start = shift.get('start').instant();
  const end = shift.get('end').instant();
  if (end <= start) place.fail('ends before it starts.');
  return {
    agentId: shift.get('agentId').text(),
    date: shift.get('date').read(localDate),
    start,
    end,
    activities: shift.get('activities').items().map(activityFromJson),
  };
}

function activityFromJson(place: JsonPlace): Activity {
  const activity = place.object(['kind', 'start', 'end', 'paid', 'workId', 'calledZoneId']);
  return {
    kind: activity.get('kind').oneOf(ACTIVITY_KINDS),
    start: activity.get('start').instant(),
    end: activity.get('end').instant(),
    paid: activity.get('paid').boolean(),
    workId: activity.get('workId').orNull((each) => each.text()),
    calledZoneId: activity.get('calledZoneId').orNull((each) => each.text()),
  };
}
