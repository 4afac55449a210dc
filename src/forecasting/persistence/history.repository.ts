import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, MoreThan } from 'typeorm';
import { fromDatabase, toDatabase } from '../../database/columns.js';
import { type Page, type PageRequest } from '../../database/page.js';
import { type Instant } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { type HistoryRecord } from '../engine/history-rows.js';
import { type HistoryImport, type HistoryInterval } from '../history.js';
import { insertRows } from './row-writing.js';
import { HistoryImportEntity, HistoryIntervalEntity } from './history.entity.js';

interface RawInterval {
  readonly importId: number;
  readonly startsAt: Date | string;
  readonly offered: number;
  readonly handled: number | null;
  readonly abandoned: number | null;
  readonly averageHandleTimeSeconds: number | null;
}

@Injectable()
export class HistoryRepository {
  async insert(
    manager: EntityManager,
    made: Omit<HistoryImport, 'id'>,
    records: readonly Omit<HistoryRecord, 'row'>[],
  ): Promise<HistoryImport> {
    const { id } = await manager.save(manager.create(HistoryImportEntity, { ...made }));
    const rows = records.map((record) => ({
      importId: id,
      queueId: made.queueId,
      startsAt: record.start,
      offered: record.offered,
      handled: record.handled ?? null,
      abandoned: record.abandoned ?? null,
      averageHandleTimeSeconds: record.averageHandleTimeSeconds ?? null,
    }));
    await insertRows(manager, HistoryIntervalEntity, rows);
    return { ...made, id };
  }

  find(manager: EntityManager, id: number): Promise<HistoryImport | null> {
    return manager.findOneBy(HistoryImportEntity, { id });
  }

  /** Only an import that still counts; gives whether there was one. */
  async undo(manager: EntityManager, id: number, by: number, at: Instant): Promise<boolean> {
    const undone = await manager.update(
      HistoryImportEntity,
      { id, undoneAt: IsNull() },
      { undoneBy: by, undoneAt: at },
    );
    return undone.affected === 1;
  }

  /** The newest import that counts. */
  latest(manager: EntityManager, queueId: number): Promise<HistoryImport | null> {
    return manager.findOne(HistoryImportEntity, {
      where: { queueId, undoneAt: IsNull() },
      order: { id: 'DESC' },
    });
  }

  async page(manager: EntityManager, queueId: number, request: PageRequest): Promise<Page<HistoryImport>> {
    const rows = await manager.find(HistoryImportEntity, {
      where: { queueId, id: MoreThan(request.after ?? 0) },
      order: { id: 'ASC' },
      take: request.first + 1,
    });
    return {
      nodes: rows.slice(0, request.first),
      hasNextPage: rows.length > request.first,
      totalCount: await manager.countBy(HistoryImportEntity, { queueId }),
    };
  }

  /** What counts in the span, in the order of time: of two rows for one interval that of the later import. */
  async intervals(
    manager: EntityManager,
    queueId: number,
    span: Partial<Interval> = {},
  ): Promise<HistoryInterval[]> {
    const query = manager
      .createQueryBuilder(HistoryIntervalEntity, 'i')
      .select([
        'i.importId AS importId',
        'i.startsAt AS startsAt',
        'i.offered AS offered',
        'i.handled AS handled',
        'i.abandoned AS abandoned',
        'i.averageHandleTimeSeconds AS averageHandleTimeSeconds',
      ])
      .innerJoin(HistoryImportEntity, 'm', 'm.id = i.importId AND m.undoneAt IS NULL')
      .where('i.queueId = :queueId', { queueId })
      .orderBy('i.startsAt')
      .addOrderBy('i.importId');
    if (span.start !== undefined) query.andWhere('i.startsAt >= :start', { start: toDatabase(span.start) });
    if (span.end !== undefined) query.andWhere('i.startsAt < :end', { end: toDatabase(span.end) });
    const counting: HistoryInterval[] = [];
    for (const { startsAt, ...row } of await query.getRawMany<RawInterval>()) {
      const interval = { ...row, start: fromDatabase(startsAt) };
      if (counting.at(-1)?.start === interval.start) counting.pop();
      counting.push(interval);
    }
    return counting;
  }
}
