import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, LessThan, MoreThan } from 'typeorm';
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
  readonly waitSeconds: number | null;
}

/** An interval of an import that is being written. */
export interface StagedInterval {
  readonly importId: number;
  readonly queueId: number;
  readonly start: Instant;
  readonly offered: number;
  readonly handled: number | null;
  readonly abandoned: number | null;
  readonly averageHandleTimeSeconds: number | null;
  readonly waitSeconds: number | null;
}

const DISCARDED_ROWS = 20_000;

@Injectable()
export class HistoryRepository {
  async insert(
    manager: EntityManager,
    made: Omit<HistoryImport, 'id'>,
    records: readonly Omit<HistoryRecord, 'row'>[],
  ): Promise<HistoryImport> {
    const { id } = await manager.save(manager.create(HistoryImportEntity, { ...made, staged: false }));
    const rows = records.map((record) => ({
      importId: id,
      queueId: made.queueId,
      startsAt: record.start,
      offered: record.offered,
      handled: record.handled ?? null,
      abandoned: record.abandoned ?? null,
      averageHandleTimeSeconds: record.averageHandleTimeSeconds ?? null,
      waitSeconds: record.waitSeconds ?? null,
    }));
    await insertRows(manager, HistoryIntervalEntity, rows);
    return { ...made, id };
  }

  async find(manager: EntityManager, id: number): Promise<HistoryImport | null> {
    const row = await manager.findOneBy(HistoryImportEntity, { id, staged: false });
    return row === null ? null : toImport(row);
  }

  /** Only an import that still counts; gives whether there was one. */
  async undo(manager: EntityManager, id: number, by: number, at: Instant): Promise<boolean> {
    const undone = await manager.update(
      HistoryImportEntity,
      { id, staged: false, undoneAt: IsNull() },
      { undoneBy: by, undoneAt: at },
    );
    return undone.affected === 1;
  }

  /** The newest import that counts. */
  async latest(manager: EntityManager, queueId: number): Promise<HistoryImport | null> {
    const row = await manager.findOne(HistoryImportEntity, {
      where: { queueId, staged: false, undoneAt: IsNull() },
      order: { id: 'DESC' },
    });
    return row === null ? null : toImport(row);
  }

  async page(manager: EntityManager, queueId: number, request: PageRequest): Promise<Page<HistoryImport>> {
    const rows = await manager.find(HistoryImportEntity, {
      where: { queueId, staged: false, id: MoreThan(request.after ?? 0) },
      order: { id: 'ASC' },
      take: request.first + 1,
    });
    return {
      nodes: rows.slice(0, request.first).map(toImport),
      hasNextPage: rows.length > request.first,
      totalCount: await manager.countBy(HistoryImportEntity, { queueId, staged: false }),
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
        'i.waitSeconds AS waitSeconds',
      ])
      .innerJoin(
        HistoryImportEntity,
        'm',
        'm.id = i.importId AND m.undoneAt IS NULL AND m.staged = :staged',
        {
          staged: false,
        },
      )
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

  /** An import that nobody sees yet. */
  async stage(manager: EntityManager, made: Omit<HistoryImport, 'id'>): Promise<number> {
    const inserted = await manager.insert(HistoryImportEntity, { ...made, staged: true });
    return Number(inserted.identifiers[0].id);
  }

  async writeStaged(manager: EntityManager, rows: readonly StagedInterval[]): Promise<void> {
    const intervals = rows.map(({ start, ...row }) => ({ ...row, startsAt: start }));
    await insertRows(manager, HistoryIntervalEntity, intervals);
  }

  async complete(
    manager: EntityManager,
    id: number,
    rowCount: number,
    span: Interval,
  ): Promise<HistoryImport> {
    const seen = { staged: false, rowCount, startsAt: span.start, endsAt: span.end };
    await manager.update(HistoryImportEntity, { id, staged: true }, seen);
    return toImport(await manager.findOneByOrFail(HistoryImportEntity, { id }));
  }

  async stagedBefore(manager: EntityManager, at: Instant): Promise<number[]> {
    const rows = await manager.findBy(HistoryImportEntity, { staged: true, importedAt: LessThan(at) });
    return rows.map(({ id }) => id);
  }

  /** Throws away part of an import that is still staged, at last the import; gives whether there is more. */
  async discardSome(manager: EntityManager, id: number): Promise<boolean> {
    if (!(await manager.existsBy(HistoryImportEntity, { id, staged: true }))) return false;
    const [last] = await manager.find(HistoryIntervalEntity, {
      select: { startsAt: true },
      where: { importId: id },
      order: { startsAt: 'ASC' },
      skip: DISCARDED_ROWS,
      take: 1,
    });
    if (last === undefined) {
      await manager.delete(HistoryIntervalEntity, { importId: id });
      await manager.delete(HistoryImportEntity, { id });
      return false;
    }
    await manager.delete(HistoryIntervalEntity, { importId: id, startsAt: LessThan(last.startsAt) });
    return true;
  }
}

function toImport(row: HistoryImportEntity): HistoryImport {
  const { id, queueId, fileName, zone, intervalMinutes, rowCount, startsAt, endsAt } = row;
  const { importedBy, importedAt, undoneBy, undoneAt } = row;
  const file = { id, queueId, fileName, zone, intervalMinutes, rowCount, startsAt, endsAt };
  return { ...file, importedBy, importedAt, undoneBy, undoneAt };
}
