import { type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { fromDatabase, toDatabase } from '../../database/columns.js';
import { addMinutes } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { LONGEST_SHIFT_MINUTES } from '../engine/editing/roster-edit.js';
import { type ScheduledActivity, type VersionedShift } from '../schedule.js';
import { ScheduleEntity } from './schedule.entity.js';
import { ActivityEntity, ShiftEntity } from './shift.entity.js';

/** A shift with one of its activities; without any, the columns of the activity are null. */
interface RawRow extends Omit<VersionedShift, 'start' | 'end' | 'activities'> {
  readonly startsAt: Date | string;
  readonly endsAt: Date | string;
  readonly kind: ScheduledActivity['kind'] | null;
  readonly activityStartsAt: Date | string;
  readonly activityEndsAt: Date | string;
  readonly paid: number | boolean;
  readonly queueId: number | null;
  readonly campaignId: number | null;
  readonly calledZoneId: string | null;
  readonly offPhoneActivityId: number | null;
}

const OF_SHIFT = ['id', 'scheduleId', 'agentId', 'date', 'startsAt', 'endsAt'] as const;
const OF_ACTIVITY = ['kind', 'paid', 'queueId', 'campaignId', 'calledZoneId', 'offPhoneActivityId'] as const;

/**
 * Shifts of the agents that share time with the span, in order of start, from those rosters that `which` leaves (`schedule` in its conditions).
 * Boards ask for them all the time: one statement, and no entities.
 */
export async function versionedShifts(
  manager: EntityManager,
  agentIds: readonly number[],
  span: Interval,
  which: (query: SelectQueryBuilder<ShiftEntity>) => SelectQueryBuilder<ShiftEntity>,
): Promise<VersionedShift[]> {
  if (agentIds.length === 0) return [];
  const rows = await which(selected(manager))
    .andWhere('shift.agentId IN (:...agentIds)', { agentIds })
    .andWhere('shift.startsAt < :end AND shift.endsAt > :start', {
      start: toDatabase(span.start),
      end: toDatabase(span.end),
    })
    // Ends the search in the index of agents' starts, which would read all of their past.
    .andWhere('shift.startsAt >= :earliest', {
      earliest: toDatabase(addMinutes(span.start, -LONGEST_SHIFT_MINUTES)),
    })
    .orderBy('shift.startsAt')
    .addOrderBy('shift.id')
    .addOrderBy('activity.startsAt')
    .addOrderBy('activity.id')
    .getRawMany<RawRow>();
  return grouped(rows);
}

function selected(manager: EntityManager): SelectQueryBuilder<ShiftEntity> {
  const query = manager
    .createQueryBuilder(ShiftEntity, 'shift')
    // The sum keeps a database from the index of rosters: it would read everybody's shifts for those of a few.
    .innerJoin(ScheduleEntity, 'schedule', 'schedule.id = shift.scheduleId + 0')
    .leftJoin(ActivityEntity, 'activity', 'activity.shiftId = shift.id')
    .select('schedule.version', 'version')
    .addSelect('activity.startsAt', 'activityStartsAt')
    .addSelect('activity.endsAt', 'activityEndsAt');
  for (const column of OF_SHIFT) query.addSelect(`shift.${column}`, column);
  for (const column of OF_ACTIVITY) query.addSelect(`activity.${column}`, column);
  return query;
}

/** Rows of one shift follow each other. */
function grouped(rows: readonly RawRow[]): VersionedShift[] {
  const activities = new Map<number, ScheduledActivity[]>();
  const shifts: VersionedShift[] = [];
  for (const row of rows) {
    let own = activities.get(row.id);
    if (own === undefined) {
      own = [];
      activities.set(row.id, own);
      shifts.push(toShift(row, own));
    }
    if (row.kind !== null) own.push(toActivity(row, row.kind));
  }
  return shifts;
}

function toShift(row: RawRow, activities: readonly ScheduledActivity[]): VersionedShift {
  const { id, scheduleId, agentId, date, startsAt, endsAt } = row;
  const [start, end] = [fromDatabase(startsAt), fromDatabase(endsAt)];
  return { id, scheduleId, agentId, date, start, end, activities, version: Number(row.version) };
}

function toActivity(row: RawRow, kind: ScheduledActivity['kind']): ScheduledActivity {
  const { offPhoneActivityId } = row;
  const activity = {
    kind,
    start: fromDatabase(row.activityStartsAt),
    end: fromDatabase(row.activityEndsAt),
    paid: Boolean(row.paid),
    queueId: row.queueId,
    campaignId: row.campaignId,
    calledZoneId: row.calledZoneId,
  };
  return offPhoneActivityId === null ? activity : { ...activity, offPhoneActivityId };
}
