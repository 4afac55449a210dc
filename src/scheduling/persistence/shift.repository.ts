import { Injectable } from '@nestjs/common';
import { type EntityManager, In, type SelectQueryBuilder } from 'typeorm';
import { fromDatabase, toDatabase } from '../../database/columns.js';
import { type Page, type PageRequest } from '../../database/page.js';
import { type Instant } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { type LocalDate } from '../../time/zoned-time.js';
import {
  type NewShift,
  type VersionedShift,
  type ScheduledActivity,
  type ScheduledShift,
} from '../schedule.js';
import { ScheduleEntity } from './schedule.entity.js';
import { ActivityEntity, ShiftEntity } from './shift.entity.js';
import { versionedShifts } from './versioned-shifts.js';

const ROWS_AT_ONCE = 500;

/** Which shifts; what is left out does not narrow. */
export interface ShiftFilter {
  readonly scheduleIds: readonly number[];
  readonly agentIds?: readonly number[];
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/** Planned work on a queue or campaign, as cover counts it: one agent of this speed. */
export interface PlannedWork {
  readonly queueId: number | null;
  readonly campaignId: number | null;
  readonly calledZoneId: string | null;
  readonly start: Instant;
  readonly end: Instant;
  readonly speed: number;
}

/** A week of a large company has too many of them to make entities of. */
interface RawWork extends Omit<PlannedWork, 'start' | 'end'> {
  readonly startsAt: Date | string;
  readonly endsAt: Date | string;
}

@Injectable()
export class ShiftRepository {
  async insert(manager: EntityManager, scheduleId: number, shifts: readonly NewShift[]): Promise<void> {
    await insertChunks(
      manager,
      ShiftEntity,
      shifts.map(({ agentId, date, start, end }) => ({
        scheduleId,
        agentId,
        date,
        startsAt: start,
        endsAt: end,
      })),
    );
    const rows = await manager.find(ShiftEntity, { where: { scheduleId } });
    const ids = new Map(rows.map((row) => [`${row.agentId} ${row.startsAt}`, row.id]));
    const activities = shifts.flatMap((shift) =>
      shift.activities.map(({ start, end, ...activity }) => ({
        ...activity,
        shiftId: ids.get(`${shift.agentId} ${shift.start}`),
        scheduleId,
        startsAt: start,
        endsAt: end,
      })),
    );
    await insertChunks(manager, ActivityEntity, activities);
  }

  page(manager: EntityManager, filter: ShiftFilter, request: PageRequest): Promise<Page<ScheduledShift>> {
    return this.pageOf(manager, this.ofSchedules(manager, filter), request);
  }

  async list(manager: EntityManager, filter: ShiftFilter): Promise<ScheduledShift[]> {
    const rows = await this.ofSchedules(manager, filter).orderBy('shift.id').getMany();
    return this.withActivities(manager, rows);
  }

  pagePublished(
    manager: EntityManager,
    filter: Omit<ShiftFilter, 'scheduleIds'>,
    request: PageRequest,
  ): Promise<Page<ScheduledShift>> {
    return this.pageOf(
      manager,
      narrowed(
        manager
          .createQueryBuilder(ShiftEntity, 'shift')
          .innerJoin(ScheduleEntity, 'schedule', 'schedule.id = shift.scheduleId')
          .where('schedule.status = :status', { status: 'PUBLISHED' }),
        filter,
      ),
      request,
    );
  }

  /** Shifts of published rosters that share time with the span, in order of start. */
  published(
    manager: EntityManager,
    agentIds: readonly number[],
    span: Interval,
    exceptPeriodId = 0,
  ): Promise<VersionedShift[]> {
    return versionedShifts(manager, agentIds, span, (query) =>
      query
        .where('schedule.status = :status', { status: 'PUBLISHED' })
        .andWhere('schedule.periodId <> :exceptPeriodId', { exceptPeriodId }),
    );
  }

  /** The same as it stood at a moment: of every period the version that was published last by then. */
  publishedBy(
    manager: EntityManager,
    agentIds: readonly number[],
    span: Interval,
    by: Instant,
  ): Promise<VersionedShift[]> {
    const last = manager
      .createQueryBuilder(ScheduleEntity, 'other')
      .select('MAX(other.version)')
      .where('other.periodId = schedule.periodId AND other.publishedAt <= :by');
    return versionedShifts(manager, agentIds, span, (query) =>
      query.where(`schedule.version = (${last.getQuery()})`, { by: toDatabase(by) }),
    );
  }

  /** Work that these rosters put on the queue or campaign and that shares time with the span. */
  async work(
    manager: EntityManager,
    where: {
      readonly scheduleIds: readonly number[];
      readonly column: 'queueId' | 'campaignId';
      readonly ids: readonly number[];
      readonly span: Interval;
    },
  ): Promise<PlannedWork[]> {
    if (where.scheduleIds.length === 0 || where.ids.length === 0) return [];
    const rows = await manager
      .createQueryBuilder(ActivityEntity, 'activity')
      .select('activity.startsAt', 'startsAt')
      .addSelect('activity.endsAt', 'endsAt')
      .addSelect('activity.queueId', 'queueId')
      .addSelect('activity.campaignId', 'campaignId')
      .addSelect('activity.calledZoneId', 'calledZoneId')
      .addSelect('activity.speed', 'speed')
      .where('activity.scheduleId IN (:...scheduleIds)', { scheduleIds: where.scheduleIds })
      .andWhere(`activity.${where.column} IN (:...ids)`, { ids: where.ids })
      .andWhere('activity.startsAt < :end AND activity.endsAt > :start', {
        start: toDatabase(where.span.start),
        end: toDatabase(where.span.end),
      })
      .orderBy('activity.id')
      .getRawMany<RawWork>();
    return rows.map(({ startsAt, endsAt, ...row }) => ({
      ...row,
      start: fromDatabase(startsAt),
      end: fromDatabase(endsAt),
    }));
  }

  private ofSchedules(manager: EntityManager, filter: ShiftFilter): SelectQueryBuilder<ShiftEntity> {
    const query = manager
      .createQueryBuilder(ShiftEntity, 'shift')
      .where('shift.scheduleId IN (:...scheduleIds)', { scheduleIds: orNone(filter.scheduleIds) });
    return narrowed(query, filter);
  }

  private async pageOf(
    manager: EntityManager,
    query: SelectQueryBuilder<ShiftEntity>,
    request: PageRequest,
  ): Promise<Page<ScheduledShift>> {
    const totalCount = await query.getCount();
    const rows = await query
      .andWhere('shift.id > :after', { after: request.after ?? 0 })
      .orderBy('shift.id')
      .limit(request.first + 1)
      .getMany();
    return {
      nodes: await this.withActivities(manager, rows.slice(0, request.first)),
      hasNextPage: rows.length > request.first,
      totalCount,
    };
  }

  private async withActivities(
    manager: EntityManager,
    rows: readonly ShiftEntity[],
  ): Promise<ScheduledShift[]> {
    const activities = new Map<number, ScheduledActivity[]>(rows.map((row) => [row.id, []]));
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      const shiftIds = rows.slice(from, from + ROWS_AT_ONCE).map((row) => row.id);
      const found = await manager.find(ActivityEntity, {
        where: { shiftId: In(shiftIds) },
        order: { startsAt: 'ASC', id: 'ASC' },
      });
      for (const activity of found) activities.get(activity.shiftId)?.push(toActivity(activity));
    }
    return rows.map((row) => ({
      id: row.id,
      scheduleId: row.scheduleId,
      agentId: row.agentId,
      date: row.date,
      start: row.startsAt,
      end: row.endsAt,
      activities: activities.get(row.id) ?? [],
    }));
  }
}

function narrowed(
  query: SelectQueryBuilder<ShiftEntity>,
  { agentIds, from, to }: Omit<ShiftFilter, 'scheduleIds'>,
): SelectQueryBuilder<ShiftEntity> {
  if (agentIds !== undefined)
    query.andWhere('shift.agentId IN (:...agentIds)', { agentIds: orNone(agentIds) });
  if (from !== undefined) query.andWhere('shift.date >= :from', { from });
  if (to !== undefined) query.andWhere('shift.date <= :to', { to });
  return query;
}

/** `IN ()` is no SQL; ids start at 1. */
function orNone(ids: readonly number[]): readonly number[] {
  return ids.length === 0 ? [0] : ids;
}

async function insertChunks<T extends object>(
  manager: EntityManager,
  entity: new () => T,
  rows: readonly Partial<T>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(rows.slice(from, from + ROWS_AT_ONCE) as never)
      .updateEntity(false)
      .callListeners(false)
      .execute();
  }
}

function toActivity(row: ActivityEntity): ScheduledActivity {
  return {
    kind: row.kind,
    start: row.startsAt,
    end: row.endsAt,
    paid: row.paid,
    queueId: row.queueId,
    campaignId: row.campaignId,
    calledZoneId: row.calledZoneId,
    ...(row.offPhoneActivityId === null ? {} : { offPhoneActivityId: row.offPhoneActivityId }),
  };
}
