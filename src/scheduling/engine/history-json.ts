import { type JsonPlace } from '../../json/json-place.js';
import { formatInstant } from '../../time/instant.js';
import { localDate } from '../../time/zoned-time.js';
import { optionalMember } from './optional-json.js';
import { type AgentHistory, type PastShift } from './problem.js';
import { fairnessMemoryFromJson } from './roster-goals-json.js';
import { spanToJson } from './span-json.js';

const WEEK_MINUTES = 7 * 24 * 60;

/**
 * Reads the tail of the previous period; its shifts come in order.
 * @throws JsonProblemError naming the path.
 * @example
 * (() => { try { historyFromJson({ entries() { throw new RangeError('no'); }, object() { throw new RangeError('no'); } }); } catch (error) { return error.message; } })() // => 'no'
 */
export function historyFromJson(place: JsonPlace): AgentHistory {
  const history = place.object(
    ['lastShiftEnd', 'consecutiveDaysWorked'],
    ['shifts', 'weeklyPaidMinutes', 'fairness'],
  );
  return {
    lastShiftEnd: history.get('lastShiftEnd').orNull((each) => each.instant()),
    consecutiveDaysWorked: history.get('consecutiveDaysWorked').whole(0),
    ...optionalMember(history, 'shifts', pastShiftsFromJson),
    ...optionalMember(history, 'weeklyPaidMinutes', (each) =>
      each.items().map((week) => week.orNull((minutes) => minutes.number(0, WEEK_MINUTES))),
    ),
    ...optionalMember(history, 'fairness', fairnessMemoryFromJson),
  };
}

function pastShiftsFromJson(place: JsonPlace): PastShift[] {
  const items = place.items();
  const shifts = items.map(pastShiftFromJson);
  const late = shifts.findIndex((shift, at) => at > 0 && shift.start < shifts[at - 1].end);
  if (late > 0) items[late].fail('starts before the one before it ends. Put the oldest first.');
  return shifts;
}

function pastShiftFromJson(place: JsonPlace): PastShift {
  const shift = place.object(['date', 'start', 'end', 'paidMinutes']);
  const start = shift.get('start').instant();
  const end = shift.get('end').instant();
  if (end <= start) place.fail('ends before it starts.');
  return {
    date: shift.get('date').read(localDate),
    start,
    end,
    paidMinutes: shift.get('paidMinutes').number(0, WEEK_MINUTES),
  };
}

/**
 * The JSON value of a history.
 * @example
 * historyToJson({ lastShiftEnd: null, consecutiveDaysWorked: 2 }) // => { lastShiftEnd: null, consecutiveDaysWorked: 2 }
 */
export function historyToJson(history: AgentHistory): Record<string, unknown> {
  const { lastShiftEnd, shifts } = history;
  return {
    ...history,
    lastShiftEnd: lastShiftEnd === null ? null : formatInstant(lastShiftEnd),
    ...(shifts === undefined ? {} : { shifts: shifts.map((shift) => ({ ...shift, ...spanToJson(shift) })) }),
  };
}
