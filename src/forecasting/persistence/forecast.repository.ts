import { Injectable } from '@nestjs/common';
import { type EntityManager, In, LessThan, MoreThan, type QueryDeepPartialEntity } from 'typeorm';
import { fromDatabase, toDatabase } from '../../database/columns.js';
import { type Page, type PageRequest } from '../../database/page.js';
import { type Instant } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { type PredictionInterval } from '../engine/prediction-intervals.js';
import { type ForecastRow, type ForecastVersion } from '../forecast-version.js';
import { insertRows, nextNumber } from './row-writing.js';
import { ForecastRowEntity, ForecastVersionEntity } from './forecast.entity.js';

type NewVersion = Omit<ForecastVersion, 'kind' | 'id' | 'version'>;

@Injectable()
export class ForecastRepository {
  /** The next version of the queue. Counting within the statement makes two that are made at once wait for each other. */
  async insert(
    manager: EntityManager,
    made: NewVersion,
    rows: readonly ForecastRow[],
  ): Promise<ForecastVersion> {
    const inserted = await manager.insert(ForecastVersionEntity, {
      ...(made as QueryDeepPartialEntity<ForecastVersionEntity>),
      version: () => nextNumber('forecast_version', 'version', made.queueId),
    });
    const id = Number(inserted.identifiers[0].id);
    await insertRows(
      manager,
      ForecastRowEntity,
      rows.map((row) => toRowEntity(id, row)),
    );
    return toVersion(await manager.findOneByOrFail(ForecastVersionEntity, { id }));
  }

  async find(manager: EntityManager, id: number): Promise<ForecastVersion | null> {
    const row = await manager.findOneBy(ForecastVersionEntity, { id });
    return row === null ? null : toVersion(row);
  }

  async byIds(manager: EntityManager, ids: readonly number[]): Promise<ForecastVersion[]> {
    return (await manager.findBy(ForecastVersionEntity, { id: In([...ids]) })).map(toVersion);
  }

  /** The queues of versions, by version. */
  async queueIds(manager: EntityManager, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
    if (ids.length === 0) return new Map();
    const rows = await manager.find(ForecastVersionEntity, {
      select: { id: true, queueId: true },
      where: { id: In([...new Set(ids)]) },
    });
    return new Map(rows.map(({ id, queueId }) => [id, queueId]));
  }

  /** Versions of a queue that share time with the span, the newest first. */
  async reaching(manager: EntityManager, queueId: number, span: Interval): Promise<ForecastVersion[]> {
    const rows = await manager.find(ForecastVersionEntity, {
      where: { queueId, startsAt: LessThan(span.end), endsAt: MoreThan(span.start) },
      order: { version: 'DESC' },
    });
    return rows.map(toVersion);
  }

  /** Queues with a forecast that ends later. */
  async queuesForecastAfter(manager: EntityManager, at: Instant): Promise<number[]> {
    const rows = await manager
      .createQueryBuilder(ForecastVersionEntity, 'v')
      .select('DISTINCT v.queueId', 'queueId')
      .where('v.endsAt > :at', { at: toDatabase(at) })
      .getRawMany<{ queueId: number }>();
    return rows.map(({ queueId }) => queueId);
  }

  /** Oldest first, unless the newest are asked for. */
  async page(
    manager: EntityManager,
    queueId: number,
    request: PageRequest,
    newestFirst = false,
  ): Promise<Page<ForecastVersion>> {
    const beyond = newestFirst
      ? LessThan(request.after ?? Number.MAX_SAFE_INTEGER)
      : MoreThan(request.after ?? 0);
    const rows = await manager.find(ForecastVersionEntity, {
      where: { queueId, id: beyond },
      order: { id: newestFirst ? 'DESC' : 'ASC' },
      take: request.first + 1,
    });
    return {
      nodes: rows.slice(0, request.first).map(toVersion),
      hasNextPage: rows.length > request.first,
      totalCount: await manager.countBy(ForecastVersionEntity, { queueId }),
    };
  }

  async rows(manager: EntityManager, versionId: number): Promise<ForecastRow[]> {
    const columns = ['startsAt', 'offered', 'basis', ...BOUNDS, 'averageHandleTimeSeconds', 'abandonShare'];
    const found = await manager
      .createQueryBuilder(ForecastRowEntity, 'r')
      .select(columns.map((column) => `r.${column} AS ${column}`))
      .where('r.versionId = :versionId', { versionId })
      .orderBy('r.startsAt')
      .getRawMany<StoredRow>();
    return found.map(toRow);
  }
}

const BOUNDS = ['low80', 'high80', 'low95', 'high95'] as const;

type StoredRow = Omit<ForecastRowEntity, 'startsAt'> & { readonly startsAt: Date | string };

function toRow({ startsAt, offered, basis, ...row }: StoredRow): ForecastRow {
  const { averageHandleTimeSeconds, abandonShare } = row;
  const intervals = [...intervalOf(0.8, row.low80, row.high80), ...intervalOf(0.95, row.low95, row.high95)];
  return {
    start: fromDatabase(startsAt),
    offered,
    basis,
    intervals,
    averageHandleTimeSeconds,
    abandonShare,
  };
}

function intervalOf(level: number, low: number | null, high: number | null): PredictionInterval[] {
  return low === null || high === null ? [] : [{ level, low, high }];
}

function toRowEntity(
  versionId: number,
  { start, intervals, ...row }: ForecastRow,
): Omit<ForecastRowEntity, 'id'> {
  const at = (level: number): PredictionInterval | undefined => intervals.find((one) => one.level === level);
  return {
    ...row,
    versionId,
    startsAt: start,
    low80: at(0.8)?.low ?? null,
    high80: at(0.8)?.high ?? null,
    low95: at(0.95)?.low ?? null,
    high95: at(0.95)?.high ?? null,
  };
}

function toVersion(row: ForecastVersionEntity): ForecastVersion {
  return { ...row, kind: 'ForecastVersion', leftOut: row.leftOut ?? [] };
}
