import { minutesBetween } from '../../time/instant.js';
import { type TimeZone } from '../../time/zoned-time.js';
import { isInWindow, localMinute } from './local-window.js';
import { type FixedPause, type PastShift, type SchedulingProblem, type ShiftType } from './problem.js';
import { type Shift } from './roster.js';
import { minutesOf } from './shift-time.js';
import { type ShiftBand } from './work-rules.js';

type AnyShift = Pick<PastShift, 'start' | 'end'> & Partial<Pick<Shift, 'activities'>>;

/**
 * The first type of the problem that a shift fits, by local start, length and, where the type has them, its pauses
 * (a shift of the previous period is known without its pauses); undefined where it fits none.
 * @example
 * shiftTypeOf({ shiftTypes: [{ id: 'early', starts: { earliest: localTime('06:00'), latest: localTime('08:00') } }] }, { start: parseInstant('2026-03-02T07:00Z'), end: parseInstant('2026-03-02T15:00Z') }, timeZone('UTC')).id // => 'early'
 */
export function shiftTypeOf(
  problem: Pick<SchedulingProblem, 'shiftTypes'>,
  shift: AnyShift,
  zone: TimeZone,
): ShiftType | undefined {
  const minute = localMinute(shift.start, zone);
  const length = minutesOf(shift);
  return problem.shiftTypes?.find(
    ({ starts, lengthsMinutes, pauses }) =>
      isInWindow(minute, { from: starts.earliest, to: starts.latest }) &&
      (lengthsMinutes === undefined || lengthsMinutes.includes(length)) &&
      (pauses === undefined || shift.activities === undefined || hasPauses(shift, shift.activities, pauses)),
  );
}

function hasPauses(
  { start }: AnyShift,
  activities: Shift['activities'],
  pauses: readonly FixedPause[],
): boolean {
  const found = activities.filter(({ kind }) => kind === 'break' || kind === 'meal');
  return (
    found.length === pauses.length &&
    found.every((pause) =>
      pauses.some(
        ({ kind, afterStartMinutes, minutes, paid }) =>
          pause.kind === kind &&
          pause.paid === paid &&
          minutesOf(pause) === minutes &&
          minutesBetween(start, pause.start) === afterStartMinutes,
      ),
    )
  );
}

/**
 * Whether a shift is of the band: of one of its types, starting and ending in its windows of local time.
 * @example
 * isInBand({}, { start: parseInstant('2026-03-02T22:00Z'), end: parseInstant('2026-03-03T06:00Z') }, { starts: { from: localTime('20:00'), to: localTime('02:00') } }, timeZone('UTC')) // => true
 */
export function isInBand(
  problem: Pick<SchedulingProblem, 'shiftTypes'>,
  shift: AnyShift,
  { shiftTypes, starts, ends }: ShiftBand,
  zone: TimeZone,
): boolean {
  if (starts !== undefined && !isInWindow(localMinute(shift.start, zone), starts)) return false;
  if (ends !== undefined && !isInWindow(localMinute(shift.end, zone), ends)) return false;
  return shiftTypes === undefined || shiftTypes.includes(shiftTypeOf(problem, shift, zone)?.id ?? '');
}
