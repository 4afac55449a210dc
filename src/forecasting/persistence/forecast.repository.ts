import { Injectable } from '@nestjs/common';
import { type EntityManager, In, LessThan, MoreThan, type QueryDeepPartialEntity } from 'typeorm';
import { fromDatabase, toDatabase } from '../../database/columns.js';
import { type Page, type PageRequest } from '../../database/page.js';
import { type Instant } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { type ForecastRow, type ForecastVersion, type RowBasis } from '../forecast-version.js';
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
    const points = rows.map(({ start, offered, basis }) => ({
      versionId: id,
      startsAt: start,
      offered,
      basis,
    }));
    await insertRows(manager, ForecastRowEntity, points);
    return toVersion(await manager.findOneByOrFail(ForecastVersionEntity, { id }));
  }

  async find(manager: EntityManager, id: number): Promise<ForecastVersion | null> {
    const row = await manager.findOneBy(ForecastVersionEntity, { id });
    return row === null ? null : toVersion(row);
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

  async page(manager: EntityManager, queueId: number, request: PageRequest): Promise<Page<ForecastVersion>> {
    const rows = await manager.find(ForecastVersionEntity, {
      where: { queueId, id: MoreThan(request.after ?? 0) },
      order: { id: 'ASC' },
      take: request.first + 1,
    });
    return {
      nodes: rows.slice(0, request.first).map(toVersion),
      hasNextPage: rows.length > request.first,
      totalCount: await manager.countBy(ForecastVersionEntity, { queueId }),
    };
  }

  async rows(manager: EntityManager, versionId: number): Promise<ForecastRow[]> {
    const query = manager
      .createQueryBuilder(ForecastRowEntity, 'r')
      .select(['r.startsAt AS startsAt', 'r.offered AS offered', 'r.basis AS basis'])
      .where('r.versionId = :versionId', { versionId })
      .orderBy('r.startsAt');
    const found = await query.getRawMany<{
      startsAt: Date | string;
      offered: number;
      basis: RowBasis;
    }>();
    return found.map(({ startsAt, offered, basis }): ForecastRow => {
      const start: Instant = fromDatabase(startsAt);
      return { start, offered, basis };
    });
  }
}

function toVersion(row: ForecastVersionEntity): ForecastVersion {
  return { ...row, kind: 'ForecastVersion' };
}
