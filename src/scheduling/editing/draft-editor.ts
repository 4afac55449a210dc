import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { check } from '../engine/check.js';
import { compareEvaluations } from '../engine/editing/compare-rosters.js';
import { recheck } from '../engine/editing/recheck.js';
import { applyRosterEdit, replaceShifts, type ShiftRef } from '../engine/editing/roster-edit.js';
import { type Roster, type Shift } from '../engine/roster.js';
import { type ChangedShiftIds } from '../persistence/changed-shifts.js';
import { type NewShift, type RosterChange, type Schedule, type ScheduleEvaluation } from '../schedule.js';
import { rosterEditInvalid, shiftNotFound } from '../scheduling.errors.js';
import { toEvaluation } from '../solver/evaluation-mapping.js';
import { toNewShifts } from '../solver/roster-mapping.js';
import { type KnownDraft, stampOfPins } from './draft-cache.js';
import { DraftLoader, type LoadedDraft, withPins } from './draft-loader.js';
import { toEngineEdit, toEnginePins, toRoster, toRosterChange } from './edit-mapping.js';
import { type PlannersEdit } from './roster-edit.js';

/** A change that is worked out and not written yet. */
export interface PreparedChange {
  readonly before: readonly NewShift[];
  readonly after: readonly NewShift[];
  readonly change: RosterChange;
  readonly evaluation: ScheduleEvaluation;
  /** The draft afterwards, but for the ids of its changed shifts. */
  readonly next: Omit<KnownDraft, 'revision'>;
}

/** Works out what a change of a draft does, held against every rule. */
@Injectable()
export class DraftEditor {
  constructor(private readonly drafts: DraftLoader) {}

  /** @throws UserError ROSTER_EDIT_INVALID, SHIFT_NOT_FOUND */
  async prepare(manager: EntityManager, schedule: Schedule, edit: PlannersEdit): Promise<PreparedChange> {
    const loaded = await this.drafts.load(manager, schedule);
    const shiftOf = (id: number): ShiftRef => {
      const shift = loaded.shifts.find((each) => each.id === id);
      if (shift === undefined) throw shiftNotFound(id);
      return { agentId: String(shift.agentId), start: shift.start };
    };
    return this.compared(loaded, () =>
      applyRosterEdit(loaded.problem, loaded.roster, toEngineEdit(edit, shiftOf)),
    );
  }

  async replace(
    manager: EntityManager,
    schedule: Schedule,
    before: readonly NewShift[],
    after: readonly NewShift[],
  ): Promise<PreparedChange> {
    const loaded = await this.drafts.load(manager, schedule);
    const [removed, added] = [before, after].map(
      (shifts) => toRoster(shifts.map((shift) => ({ ...shift, id: 0, scheduleId: schedule.id }))).shifts,
    );
    const prepared = this.compared(loaded, () => ({
      ...replaceShifts(loaded.roster, removed, added),
      removed,
      added,
    }));
    // As they were, down to the speed that they were counted at.
    return { ...prepared, before, after };
  }

  /** Keeps what the draft has become once it is written. */
  written(schedule: Schedule, prepared: PreparedChange, ids: ChangedShiftIds): void {
    const { removed, written } = ids;
    const gone = new Set([...removed, ...written]);
    const fresh = prepared.after.map((shift, at) => ({
      ...shift,
      id: written[at],
      scheduleId: schedule.id,
    }));
    const shifts = [...prepared.next.shifts.filter(({ id }) => !gone.has(id)), ...fresh];
    this.drafts.remember(schedule.id, { ...prepared.next, revision: schedule.revision + 1, shifts });
  }

  private compared(
    { problem, bound, pinRows, shifts, judged }: LoadedDraft,
    edited: () => {
      readonly roster: Roster;
      readonly removed: readonly Shift[];
      readonly added: readonly Shift[];
    },
  ): PreparedChange {
    const { roster: next, removed, added } = withEditChecked(edited);
    const changed = new Set([...removed, ...added].map(({ agentId }) => agentId));
    const evaluation = recheck(problem, next, judged.evaluation, changed);
    // A pin goes with the shift of its day, once somebody has changed that knowingly.
    const pins = toEnginePins(pinRows, next);
    const follows = stampOfPins(pins) !== judged.pinStamp;
    const later = follows ? withPins({ ...problem, pins: undefined }, pins) : problem;
    const kept = follows ? check(later, next) : evaluation;
    return {
      before: toNewShifts(problem, { shifts: removed }),
      after: toNewShifts(problem, { shifts: added }),
      change: toRosterChange(compareEvaluations(judged.evaluation, evaluation)),
      evaluation: toEvaluation(later, { roster: next, evaluation: kept, bound }),
      next: {
        roster: next,
        shifts,
        judged: { ...judged, problem: later, pinStamp: stampOfPins(pins), evaluation: kept },
      },
    };
  }
}

/** The engine says what cannot be with a RangeError. */
function withEditChecked<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw rosterEditInvalid(error.message);
    throw error;
  }
}
