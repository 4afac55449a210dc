import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { type PlanningPeriodClosed, type ScheduleNotDraft } from '../schedule-run.js';
import {
  type RatedScheduleViolation,
  type RosterChange,
  type Schedule,
  type ScheduledActivity,
  type ScheduledShift,
} from '../schedule.js';

export { ROSTER_EDIT_KINDS } from '../engine/editing/roster-edit.js';

/** What fills a stretch of a shift. */
export type ActivityContent = Omit<ScheduledActivity, 'start' | 'end'>;

/** One thing that a planner does to a draft by hand, in row ids. */
export type PlannersEdit =
  | {
      readonly kind: 'add-shift';
      readonly agentId: number;
      readonly start: Instant;
      readonly minutes: number;
      readonly content: ActivityContent | null;
    }
  | { readonly kind: 'delete-shift'; readonly shiftId: number }
  | {
      readonly kind: 'move-shift';
      readonly shiftId: number;
      readonly start: Instant;
      readonly toAgentId: number | null;
    }
  | {
      readonly kind: 'resize-shift';
      readonly shiftId: number;
      readonly start: Instant;
      readonly end: Instant;
    }
  | {
      readonly kind: 'replace-shift';
      readonly shiftId: number;
      readonly activities: readonly ScheduledActivity[];
    }
  | { readonly kind: 'set-activity'; readonly shiftId: number; readonly activity: ScheduledActivity }
  | {
      readonly kind: 'move-activity';
      readonly shiftId: number;
      readonly activityStart: Instant;
      readonly start: Instant;
    }
  | {
      readonly kind: 'swap-agents';
      readonly agentId: number;
      readonly otherAgentId: number;
      readonly from: LocalDate;
      readonly to: LocalDate;
    };

export interface EditOrder {
  readonly scheduleId: number;
  /** Of the roster as the planner saw it. */
  readonly revision: number;
  readonly edit: PlannersEdit;
  /** Breaks hard rules knowingly; needs a reason. */
  readonly force: boolean;
  readonly reason: string | null;
}

/** Applied; taken back; or taken back for good, because another edit came instead. */
export type RosterEditStatus = 'APPLIED' | 'UNDONE' | 'DROPPED';

/** An edit as it is kept: never deleted. */
export interface RosterEditEntry {
  readonly id: number;
  readonly scheduleId: number;
  readonly status: RosterEditStatus;
  readonly edit: PlannersEdit;
  readonly change: RosterChange;
  readonly forcedBecause: string | null;
  readonly createdBy: number;
  readonly createdAt: Instant;
  readonly switchedBy: number | null;
  readonly switchedAt: Instant | null;
}

export interface ScheduleEdited {
  readonly kind: 'ScheduleEdited';
  /** At its next revision. */
  readonly schedule: Schedule;
  /** The edit that was made, undone or done again. */
  readonly entry: RosterEditEntry;
  readonly change: RosterChange;
  /** Ids of shifts that are gone. */
  readonly removedShiftIds: readonly number[];
  /** Shifts that are new or other than before. */
  readonly shifts: readonly ScheduledShift[];
}

export interface EditRefused {
  readonly kind: 'EditRefused';
  readonly code: 'EDIT_REFUSED';
  readonly message: string;
  readonly scheduleId: number;
  readonly violations: readonly RatedScheduleViolation[];
  readonly change: RosterChange;
}

export interface ScheduleChanged {
  readonly kind: 'ScheduleChanged';
  readonly code: 'SCHEDULE_CHANGED';
  readonly message: string;
  readonly scheduleId: number;
  readonly revision: number;
}

export interface NothingToUndo {
  readonly kind: 'NothingToUndo';
  readonly code: 'NOTHING_TO_UNDO';
  readonly message: string;
  readonly scheduleId: number;
}

export type EditOutcome =
  ScheduleEdited | EditRefused | ScheduleChanged | NothingToUndo | ScheduleNotDraft | PlanningPeriodClosed;

export function editRefused(scheduleId: number, change: RosterChange): EditRefused {
  const violations = change.introduced.filter(({ level }) => level === 'hard');
  return {
    kind: 'EditRefused',
    code: 'EDIT_REFUSED',
    message: `The edit would break ${violations.length} hard ${violations.length === 1 ? 'rule' : 'rules'}: ${violations
      .slice(0, 3)
      .map(({ message }) => message)
      .join(' ')} Force it with a reason if it has to be.`,
    scheduleId,
    violations,
    change,
  };
}

export function scheduleChanged({ id, revision }: Schedule, seen: number): ScheduleChanged {
  return {
    kind: 'ScheduleChanged',
    code: 'SCHEDULE_CHANGED',
    message: `Schedule ${id} is at revision ${revision}; you saw ${seen}. Load it again and look before you edit.`,
    scheduleId: id,
    revision,
  };
}

export function nothingToUndo(scheduleId: number, again: boolean): NothingToUndo {
  return {
    kind: 'NothingToUndo',
    code: 'NOTHING_TO_UNDO',
    message: again
      ? `No undone edit of schedule ${scheduleId} can be done again: a newer one came instead, or none was undone.`
      : `No edit of schedule ${scheduleId} is left to undo.`,
    scheduleId,
  };
}
