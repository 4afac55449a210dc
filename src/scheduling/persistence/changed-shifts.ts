import { type EntityManager, In } from 'typeorm';
import { type Instant } from '../../time/instant.js';
import { type NewShift, type Schedule, type ScheduledShift } from '../schedule.js';
import { PublishedChangeEntity } from './published-change.entity.js';
import { ActivityEntity, ShiftEntity } from './shift.entity.js';

/** Which rows a change touched. */
export interface ChangedShiftIds {
  readonly removed: readonly number[];
  readonly written: readonly number[];
}

/** The roster as it is changed, and when. */
export interface ChangedSchedule {
  readonly schedule: Pick<Schedule, 'id' | 'status'>;
  readonly at: Instant;
}

/**
 * Puts shifts in the place of others; a shift keeps its row where one comes for one, so that its id goes on meaning it. What agents had been told
 * is kept beside it.
 * @throws Error when a shift to take out is not in the schedule.
 */
export async function changeShifts(
  manager: EntityManager,
  { schedule, at: changedAt }: ChangedSchedule,
  before: readonly NewShift[],
  after: readonly NewShift[],
): Promise<ChangedShiftIds> {
  const scheduleId = schedule.id;
  const ids = await idsOf(manager, scheduleId, before);
  const kept = ids.slice(0, after.length);
  const removed = ids.slice(after.length);
  if (ids.length > 0) await manager.delete(ActivityEntity, { shiftId: In(ids) });
  if (removed.length > 0) await manager.delete(ShiftEntity, { id: In(removed) });
  const written: number[] = [];
  for (const [at, { agentId, date, start, end, activities }] of after.entries()) {
    const row = { scheduleId, agentId, date, startsAt: start, endsAt: end };
    const id = kept.at(at);
    if (id !== undefined) await manager.update(ShiftEntity, { id }, row);
    const shiftId = id ?? (await manager.save(manager.create(ShiftEntity, row))).id;
    written.push(shiftId);
    const rows = activities.map(({ start: startsAt, end: endsAt, ...activity }) => ({
      ...activity,
      shiftId,
      scheduleId,
      startsAt,
      endsAt,
    }));
    await manager.insert(ActivityEntity, rows);
  }
  if (schedule.status === 'PUBLISHED') {
    const numbered = (shifts: readonly NewShift[], rows: readonly number[]): ScheduledShift[] =>
      shifts.map((shift, at) => ({ ...shift, id: rows[at], scheduleId }));
    await manager.insert(PublishedChangeEntity, {
      scheduleId,
      changedAt,
      shiftsBefore: numbered(before, ids),
      shiftsAfter: numbered(after, written),
    });
  }
  return { removed, written };
}

async function idsOf(
  manager: EntityManager,
  scheduleId: number,
  shifts: readonly NewShift[],
): Promise<number[]> {
  const ids: number[] = [];
  for (const { agentId, start } of shifts) {
    const row = await manager.findOneBy(ShiftEntity, { scheduleId, agentId, startsAt: start });
    if (row === null) throw new Error(`Schedule ${scheduleId} has no shift of agent ${agentId} at ${start}.`);
    ids.push(row.id);
  }
  return ids;
}
