import { addMinutes, type Instant, minutesBetween } from '../../../time/instant.js';
import { type LocalDate, localDateOf } from '../../../time/zoned-time.js';
import { indexProblem } from '../problem-index.js';
import { type SchedulingProblem } from '../problem.js';
import { type Activity, type Roster, type Shift } from '../roster.js';
import { layOutShift } from './lay-out-shift.js';
import { moveActivity, paint, reshape } from './reshape-shift.js';

/** A shift of a roster, by whose it is and when it starts. */
export interface ShiftRef {
  readonly agentId: string;
  readonly start: Instant;
}

/** What fills a stretch of a shift. */
export type ActivityContent = Omit<Activity, 'start' | 'end'>;

/** One thing that a planner does to a roster by hand. */
export type RosterEdit =
  | {
      readonly kind: 'add-shift';
      readonly agentId: string;
      readonly start: Instant;
      readonly minutes: number;
      /** What the agent does but for the contract's pauses; `null`: the queue that lacks most, else off the phone. */
      readonly content: ActivityContent | null;
    }
  | { readonly kind: 'delete-shift'; readonly shift: ShiftRef }
  | {
      readonly kind: 'move-shift';
      readonly shift: ShiftRef;
      readonly start: Instant;
      readonly toAgentId: string | null;
    }
  | {
      readonly kind: 'resize-shift';
      readonly shift: ShiftRef;
      readonly start: Instant;
      readonly end: Instant;
    }
  | { readonly kind: 'replace-shift'; readonly shift: ShiftRef; readonly activities: readonly Activity[] }
  | { readonly kind: 'set-activity'; readonly shift: ShiftRef; readonly activity: Activity }
  | {
      readonly kind: 'move-activity';
      readonly shift: ShiftRef;
      readonly activityStart: Instant;
      readonly start: Instant;
    }
  | {
      readonly kind: 'swap-agents';
      readonly agentId: string;
      readonly otherAgentId: string;
      readonly from: LocalDate;
      readonly to: LocalDate;
    };

export const ROSTER_EDIT_KINDS = [
  'add-shift',
  'delete-shift',
  'move-shift',
  'resize-shift',
  'replace-shift',
  'set-activity',
  'move-activity',
  'swap-agents',
] as const satisfies readonly RosterEdit['kind'][];

/** A roster after an edit, and the shifts that left it and came in their place. */
export interface EditedRoster {
  readonly roster: Roster;
  readonly removed: readonly Shift[];
  readonly added: readonly Shift[];
}

/** No shift is longer, whoever makes it: contracts allow no more either. */
export const LONGEST_SHIFT_MINUTES = 24 * 60;

/**
 * Applies one edit; whether the result breaks rules is for `check` to say.
 * @throws RangeError when the edit cannot be made: a shift or agent that is not there, a shift without length, an
 * activity outside its shift, two shifts of an agent that start at once.
 * @example
 * applyRosterEdit({ agents: [], contracts: [], queues: [], campaigns: [] }, { shifts: [{ agentId: 'a', start: instant(0) }] }, { kind: 'delete-shift', shift: { agentId: 'a', start: instant(0) } }).roster.shifts // => []
 */
export function applyRosterEdit(problem: SchedulingProblem, roster: Roster, edit: RosterEdit): EditedRoster {
  const removed = removedBy(roster, edit);
  const added = addedBy(problem, roster, edit, removed);
  for (const { start, end } of added) requireLength(start, end);
  return { ...replaceShifts(roster, removed, added), removed, added };
}

/**
 * A roster with some shifts taken out and others put in.
 * @throws RangeError when a shift to take out is not there, or an agent would have two shifts that start at once.
 * @example
 * replaceShifts({ shifts: [] }, [], [{ agentId: 'a', start: instant(0) }]).roster.shifts.length // => 1
 */
export function replaceShifts(
  roster: Roster,
  removed: readonly ShiftRef[],
  added: readonly Shift[],
): { readonly roster: Roster } {
  for (const shift of removed) findShift(roster, shift);
  const out = new Set(removed.map(keyOf));
  const kept = roster.shifts.filter((shift) => !out.has(keyOf(shift)));
  const taken = new Set(kept.map(keyOf));
  for (const shift of added) {
    if (taken.has(keyOf(shift))) {
      throw new RangeError(`Agent "${shift.agentId}" has a shift that starts at that moment already.`);
    }
    taken.add(keyOf(shift));
  }
  const shifts = [...kept, ...added].sort((a, b) =>
    a.agentId < b.agentId ? -1 : a.agentId > b.agentId ? 1 : a.start - b.start,
  );
  return { roster: { shifts } };
}

function removedBy(roster: Roster, edit: RosterEdit): readonly Shift[] {
  if (edit.kind === 'add-shift') return [];
  if (edit.kind !== 'swap-agents') return [findShift(roster, edit.shift)];
  const { agentId, otherAgentId, from, to } = edit;
  if (agentId === otherAgentId) throw new RangeError('An agent cannot be swapped with himself.');
  const shifts = roster.shifts.filter(
    (shift) =>
      (shift.agentId === agentId || shift.agentId === otherAgentId) && from <= shift.date && shift.date <= to,
  );
  if (shifts.length === 0) throw new RangeError(`Neither of the two has a shift from ${from} to ${to}.`);
  return shifts;
}

function addedBy(
  problem: SchedulingProblem,
  roster: Roster,
  edit: RosterEdit,
  removed: readonly Shift[],
): readonly Shift[] {
  const given = (agentId: string, shift: Shift) => withDate(problem, { ...shift, agentId });
  switch (edit.kind) {
    case 'delete-shift':
      return [];
    case 'add-shift':
      return [withDate(problem, layOutShift(problem, roster, edit))];
    case 'swap-agents':
      return removed.map((shift) =>
        given(shift.agentId === edit.agentId ? edit.otherAgentId : edit.agentId, shift),
      );
    case 'move-shift':
      return removed.map((shift) => given(edit.toAgentId ?? shift.agentId, moved(shift, edit.start)));
    case 'resize-shift':
      requireLength(edit.start, edit.end);
      return removed.map((shift) => withDate(problem, reshape(shift, edit)));
    case 'replace-shift':
      return removed.map((shift) => withDate(problem, rebuilt(shift, edit.activities)));
    case 'set-activity':
      return removed.map((shift) => paint(shift, edit.activity));
    case 'move-activity':
      return removed.map((shift) => moveActivity(shift, edit.activityStart, edit.start));
  }
}

function moved(shift: Shift, start: Instant): Shift {
  const by = minutesBetween(shift.start, start);
  const later = <T extends { readonly start: Instant; readonly end: Instant }>(span: T): T => ({
    ...span,
    start: addMinutes(span.start, by),
    end: addMinutes(span.end, by),
  });
  return { ...later(shift), activities: shift.activities.map(later) };
}

function rebuilt(shift: Shift, activities: readonly Activity[]): Shift {
  const [first, last] = [activities.at(0), activities.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('A shift needs an activity.');
  for (const { start, end } of activities) requireLength(start, end);
  return { ...shift, start: first.start, end: last.end, activities };
}

function withDate(problem: SchedulingProblem, shift: Shift): Shift {
  const agent = indexProblem(problem).agents.get(shift.agentId);
  if (agent === undefined) throw new RangeError(`Agent "${shift.agentId}" is not planned in this period.`);
  return { ...shift, date: localDateOf(shift.start, agent.zone) };
}

function findShift(roster: Roster, ref: ShiftRef): Shift {
  const found = roster.shifts.find((shift) => keyOf(shift) === keyOf(ref));
  if (found === undefined) throw new RangeError(`Agent "${ref.agentId}" has no shift that starts then.`);
  return found;
}

function requireLength(start: Instant, end: Instant): void {
  const minutes = minutesBetween(start, end);
  if (!(minutes > 0 && minutes <= LONGEST_SHIFT_MINUTES) || minutes % 5 !== 0 || start % 60_000 !== 0) {
    throw new RangeError(
      `A shift or activity of ${minutes} min cannot be. Use multiples of 5 min, up to ${LONGEST_SHIFT_MINUTES}.`,
    );
  }
}

function keyOf({ agentId, start }: ShiftRef): string {
  return `${agentId} ${start}`;
}
