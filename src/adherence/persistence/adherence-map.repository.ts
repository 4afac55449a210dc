import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, LessThanOrEqual } from 'typeorm';
import { type Instant } from '../../time/instant.js';
import { type MapScope, type MapVersion } from '../map-version.js';
import { AdherenceMapEntity } from './adherence-map.entity.js';

@Injectable()
export class AdherenceMapRepository {
  /** The newest version of any map, by then or at all; 0 when there is none. */
  async newest(manager: EntityManager, by: Instant | null): Promise<number> {
    const [row] = await manager.find(AdherenceMapEntity, {
      select: { id: true, version: true },
      where: by === null ? {} : { createdAt: LessThanOrEqual(by) },
      order: { version: 'DESC' },
      take: 1,
    });
    return row?.version ?? 0;
  }

  /** Of every map the newest version that is no newer than this, or the newest of all. */
  async asOf(manager: EntityManager, version: number | null): Promise<MapVersion[]> {
    const newest = manager
      .createQueryBuilder(AdherenceMapEntity, 'n')
      .select('MAX(n.version)')
      .groupBy('n.siteId')
      .addGroupBy('n.clientId');
    if (version !== null) newest.where('n.version <= :version');
    const rows = await manager
      .createQueryBuilder(AdherenceMapEntity, 'm')
      .where(`m.version IN (${newest.getQuery()})`, version === null ? {} : { version })
      .getMany();
    return rows.map(toVersion);
  }

  async byVersion(manager: EntityManager, version: number): Promise<MapVersion | null> {
    const row = await manager.findOneBy(AdherenceMapEntity, { version });
    return row === null ? null : toVersion(row);
  }

  /** Every version of one map, newest first. */
  async history(manager: EntityManager, { siteId, clientId }: MapScope): Promise<MapVersion[]> {
    const rows = await manager.find(AdherenceMapEntity, {
      where: { siteId: siteId ?? IsNull(), clientId: clientId ?? IsNull() },
      order: { version: 'DESC' },
    });
    return rows.map(toVersion);
  }

  async insert(manager: EntityManager, version: MapVersion): Promise<void> {
    await manager.insert(AdherenceMapEntity, { ...version, map: version.map as never });
  }
}

function toVersion(row: AdherenceMapEntity): MapVersion {
  const { version, siteId, clientId, ended, map, note, createdBy, createdAt } = row;
  return { version, siteId, clientId, ended, map, note, createdBy, createdAt };
}
