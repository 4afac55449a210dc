import { Injectable } from '@nestjs/common';
import { Between, type EntityManager, In, MoreThan } from 'typeorm';
import { type Page, type PageRequest } from '../../database/page.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { type ForecastSnapshot, type SnapshotDay } from '../forecast-snapshot.js';
import { ForecastSnapshotDayEntity, ForecastSnapshotEntity } from './forecast-snapshot.entity.js';
import { insertRows } from './row-writing.js';

@Injectable()
export class ForecastSnapshotRepository {
  async insert(
    manager: EntityManager,
    made: Omit<ForecastSnapshot, 'kind' | 'id'>,
    days: readonly SnapshotDay[],
  ): Promise<ForecastSnapshot> {
    const row = await manager.save(manager.create(ForecastSnapshotEntity, { ...made }));
    const rows = days.map(({ rows: figures, ...day }) => ({
      ...day,
      snapshotId: row.id,
      queueId: made.queueId,
      figures: figures.map(({ start, offered }) => [start, offered] as const),
    }));
    await insertRows(manager, ForecastSnapshotDayEntity, rows);
    return toSnapshot(row);
  }

  isTaken(manager: EntityManager, queueId: number, takenOn: LocalDate): Promise<boolean> {
    return manager.existsBy(ForecastSnapshotEntity, { queueId, takenOn });
  }

  async page(manager: EntityManager, queueId: number, request: PageRequest): Promise<Page<ForecastSnapshot>> {
    const rows = await manager.find(ForecastSnapshotEntity, {
      where: { queueId, id: MoreThan(request.after ?? 0) },
      order: { id: 'ASC' },
      take: request.first + 1,
    });
    return {
      nodes: rows.slice(0, request.first).map(toSnapshot),
      hasNextPage: rows.length > request.first,
      totalCount: await manager.countBy(ForecastSnapshotEntity, { queueId }),
    };
  }

  /** What was said about the days so many days before each: of several snapshots of one day, the last. */
  async days(
    manager: EntityManager,
    queueId: number,
    [from, to]: readonly [LocalDate, LocalDate],
    leadDays: readonly number[],
  ): Promise<SnapshotDay[]> {
    const rows = await manager.find(ForecastSnapshotDayEntity, {
      where: { queueId, date: Between(from, to), leadDays: In([...leadDays]) },
      order: { snapshotId: 'ASC' },
    });
    const last = new Map(rows.map((row) => [`${row.date} ${row.leadDays}`, row]));
    return [...last.values()].map(({ date, leadDays: lead, intervalMinutes, figures }) => ({
      date,
      leadDays: lead,
      intervalMinutes,
      rows: figures.map(([start, offered]) => ({ start, offered })),
    }));
  }
}

function toSnapshot(row: ForecastSnapshotEntity): ForecastSnapshot {
  return { ...row, kind: 'ForecastSnapshot' };
}
