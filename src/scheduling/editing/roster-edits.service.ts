import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireReach } from '../../access/actor.js';
import { type Page, type PageRequest } from '../../database/page.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../time/clock.js';
import { changeShifts } from '../persistence/changed-shifts.js';
import { RosterEditRepository, type RosterEditRow } from '../persistence/roster-edit.repository.js';
import { ScheduleRepository } from '../persistence/schedule.repository.js';
import { ScheduleAccess } from '../schedule-access.js';
import { planningPeriodClosed, scheduleNotDraft } from '../schedule-run.js';
import { type NewShift, type RosterChange, type Schedule, type ScheduledShift } from '../schedule.js';
import { rosterEditInvalid } from '../scheduling.errors.js';
import { DraftEditor, type PreparedChange } from './draft-editor.js';
import {
  type EditOrder,
  type EditOutcome,
  editRefused,
  nothingToUndo,
  type RosterEditEntry,
  scheduleChanged,
  type ScheduleEdited,
} from './roster-edit.js';

const LONGEST_REASON = 500;

/** What is done to the rows once a change has been worked out. */
interface Writing {
  readonly schedule: Schedule;
  readonly prepared: PreparedChange;
  readonly entry: (manager: EntityManager) => Promise<RosterEditRow>;
}

/** A planner's changes of a draft, or of what is published, by hand: checked against every rule, kept, taken back and done again. */
@Injectable()
export class RosterEditsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly access: ScheduleAccess,
    private readonly schedules: ScheduleRepository,
    private readonly edits: RosterEditRepository,
    private readonly editor: DraftEditor,
  ) {}

  /** Hard rules are broken only by force; soft ones are told with what they cost. */
  async edit(actor: Actor, order: EditOrder): Promise<EditOutcome> {
    const forcedBecause = checkForce(order);
    const { scheduleId, edit } = order;
    return this.change(actor, order, async (manager, schedule) => {
      const prepared = await this.editor.prepare(manager, schedule, edit);
      const { change, before, after } = prepared;
      const broken = change.introduced.some(({ level }) => level === 'hard');
      if (broken && forcedBecause === null) return editRefused(scheduleId, change);
      const entry = async (writing: EntityManager) => {
        await this.edits.dropUndone(writing, scheduleId);
        return this.edits.insert(writing, {
          scheduleId,
          edit,
          change,
          shiftsBefore: before,
          shiftsAfter: after,
          forcedBecause: broken ? forcedBecause : null,
          createdBy: actor.accountId,
          createdAt: this.clock.now(),
        });
      };
      return { schedule, prepared, entry };
    });
  }

  /** What the edit would do; nothing is written. */
  async preview(actor: Actor, order: Pick<EditOrder, 'scheduleId' | 'edit'>): Promise<RosterChange> {
    requireReach(actor, 'roster.write');
    return this.unitOfWork.read(async (manager) => {
      const { schedule } = await this.access.plannedSchedule(manager, actor, order.scheduleId);
      return (await this.editor.prepare(manager, schedule, order.edit)).change;
    });
  }

  undo(actor: Actor, order: Pick<EditOrder, 'scheduleId' | 'revision'>): Promise<EditOutcome> {
    return this.switch(actor, order, false);
  }

  redo(actor: Actor, order: Pick<EditOrder, 'scheduleId' | 'revision'>): Promise<EditOutcome> {
    return this.switch(actor, order, true);
  }

  /** Undone and dropped ones too, newest first. */
  async editsOf(actor: Actor, scheduleId: number, request: PageRequest): Promise<Page<RosterEditEntry>> {
    return this.unitOfWork.read(async (manager) => {
      await this.access.plannedSchedule(manager, actor, scheduleId);
      return this.edits.page(manager, scheduleId, request);
    });
  }

  private switch(
    actor: Actor,
    order: Pick<EditOrder, 'scheduleId' | 'revision'>,
    again: boolean,
  ): Promise<EditOutcome> {
    return this.change(actor, order, async (manager, schedule) => {
      const row = await (again
        ? this.edits.nextUndone(manager, schedule.id)
        : this.edits.lastApplied(manager, schedule.id));
      if (row === null) return nothingToUndo(schedule.id, again);
      const [out, back] = again ? [row.shiftsBefore, row.shiftsAfter] : [row.shiftsAfter, row.shiftsBefore];
      const prepared = await this.editor.replace(manager, schedule, out, back);
      const switched = {
        status: again ? ('APPLIED' as const) : ('UNDONE' as const),
        switchedBy: actor.accountId,
        switchedAt: this.clock.now(),
      };
      const entry = async (writing: EntityManager) => {
        await this.edits.switch(writing, row.id, switched);
        return { ...row, ...switched };
      };
      return { schedule, prepared, entry };
    });
  }

  /** Works the change out beside the database, then writes it where nobody came in between. */
  private async change(
    actor: Actor,
    { scheduleId, revision }: Pick<EditOrder, 'scheduleId' | 'revision'>,
    work: (manager: EntityManager, schedule: Schedule) => Promise<Writing | EditOutcome>,
  ): Promise<EditOutcome> {
    requireReach(actor, 'roster.write');
    const planned = await this.unitOfWork.read(async (manager) => {
      const { schedule, period } = await this.access.plannedSchedule(manager, actor, scheduleId);
      await this.access.plannedPeriod(manager, actor, 'roster.write', period.id);
      if (period.status === 'CLOSED') return planningPeriodClosed(period);
      if (schedule.status === 'SUPERSEDED') return scheduleNotDraft(schedule);
      if (schedule.revision !== revision) return scheduleChanged(schedule, revision);
      return work(manager, schedule);
    });
    if ('kind' in planned) return planned;
    const outcome = await this.unitOfWork.run((manager) => this.write(manager, actor, planned));
    if (outcome.kind === 'ScheduleEdited') {
      const written = outcome.shifts.map(({ id }) => id);
      this.editor.written(planned.schedule, planned.prepared, { removed: outcome.removedShiftIds, written });
    }
    return outcome;
  }

  private async write(
    manager: EntityManager,
    actor: Actor,
    { schedule, prepared, entry }: Writing,
  ): Promise<EditOutcome> {
    if (!(await this.schedules.revise(manager, schedule, prepared.evaluation))) {
      const { schedule: now } = await this.access.plannedSchedule(manager, actor, schedule.id);
      return now.status === 'SUPERSEDED' ? scheduleNotDraft(now) : scheduleChanged(now, schedule.revision);
    }
    const { before, after, change } = prepared;
    const at = this.clock.now();
    const ids = await changeShifts(manager, { schedule, at }, before, after);
    const edited: ScheduleEdited = {
      kind: 'ScheduleEdited',
      schedule: { ...schedule, revision: schedule.revision + 1 },
      entry: await entry(manager),
      change,
      removedShiftIds: ids.removed,
      shifts: after.map((shift, at) => toScheduled(shift, schedule.id, ids.written[at])),
    };
    return edited;
  }
}

function toScheduled(shift: NewShift, scheduleId: number, id: number): ScheduledShift {
  return { ...shift, id, scheduleId };
}

/** The reason for breaking rules; `null` when none may be broken. */
function checkForce({ force, reason }: EditOrder): string | null {
  if (!force) return null;
  const said = reason?.trim() ?? '';
  if (said === '' || said.length > LONGEST_REASON) {
    throw rosterEditInvalid(`Say why rules may be broken, in 1 to ${LONGEST_REASON} characters.`);
  }
  return said;
}
