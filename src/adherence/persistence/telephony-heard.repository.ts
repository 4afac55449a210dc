import { Injectable } from '@nestjs/common';
import { type EntityManager, In, LessThan, MoreThanOrEqual } from 'typeorm';
import { fromDatabase } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { type HeardSpan } from '../telephony-connection.js';
import { TelephonyHeardEntity } from './telephony-heard.entity.js';

@Injectable()
export class TelephonyHeardRepository {
  /** The span that ends last; what is read without a gap lengthens it. */
  async lastOf(manager: EntityManager, sourceId: number, part: string): Promise<HeardSpan | null> {
    return manager.findOne(TelephonyHeardEntity, {
      where: { sourceId, part },
      order: { until: 'DESC', id: 'DESC' },
    });
  }

  async begin(manager: EntityManager, span: Omit<HeardSpan, 'id'>): Promise<number> {
    const { identifiers } = await manager.insert(TelephonyHeardEntity, { ...span });
    return Number((identifiers[0] as { id: number | string }).id);
  }

  /** Never back. */
  async lengthen(manager: EntityManager, id: number, until: Instant): Promise<void> {
    await manager.update(TelephonyHeardEntity, { id, until: LessThan(until) }, { until });
  }

  /** Spans of the sources that share time with `reach`. */
  async around(manager: EntityManager, sourceIds: readonly number[], reach: Interval): Promise<HeardSpan[]> {
    if (sourceIds.length === 0) return [];
    return manager.find(TelephonyHeardEntity, {
      where: {
        sourceId: In([...sourceIds]),
        until: MoreThanOrEqual(reach.start),
        since: LessThan(reach.end),
      },
      order: { id: 'ASC' },
    });
  }

  /** When each part was heard first. */
  async firstOf(
    manager: EntityManager,
    sourceIds: readonly number[],
  ): Promise<Pick<HeardSpan, 'sourceId' | 'part' | 'since'>[]> {
    const rows = await manager
      .createQueryBuilder(TelephonyHeardEntity, 'h')
      .select('h.sourceId', 'sourceId')
      .addSelect('h.part', 'part')
      .addSelect('MIN(h.since)', 'since')
      .where('h.sourceId IN (:...sourceIds)', { sourceIds })
      .groupBy('h.sourceId')
      .addGroupBy('h.part')
      .getRawMany<{ sourceId: number; part: string; since: Date | string }>();
    return rows.map(({ sourceId, part, since }) => ({ sourceId, part, since: fromDatabase(since) }));
  }
}
