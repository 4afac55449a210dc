import { Injectable } from '@nestjs/common';
import { type EntityManager, LessThanOrEqual } from 'typeorm';
import { type Instant } from '../../time/instant.js';
import { type ReasonMapVersion } from '../telephony-source.js';
import { ReasonMapEntity } from './reason-map.entity.js';

@Injectable()
export class ReasonMapRepository {
  /** The newest version of any source, by then or at all; 0 when there is none. */
  async newest(manager: EntityManager, by: Instant | null): Promise<number> {
    const [row] = await manager.find(ReasonMapEntity, {
      select: { id: true, version: true },
      where: by === null ? {} : { createdAt: LessThanOrEqual(by) },
      order: { version: 'DESC' },
      take: 1,
    });
    return row?.version ?? 0;
  }

  /** Of every source the newest version that is no newer than this; before its first, the first. */
  async asOf(manager: EntityManager, version: number): Promise<Map<number, ReasonMapVersion>> {
    const rows = await manager.find(ReasonMapEntity, { order: { version: 'ASC' } });
    const chosen = new Map<number, ReasonMapVersion>();
    for (const row of rows) {
      if (row.version <= version || !chosen.has(row.sourceId)) chosen.set(row.sourceId, toVersion(row));
    }
    return chosen;
  }

  /** Oldest first. */
  async ofSource(manager: EntityManager, sourceId: number): Promise<ReasonMapVersion[]> {
    return (await manager.find(ReasonMapEntity, { where: { sourceId }, order: { version: 'ASC' } })).map(
      toVersion,
    );
  }

  async insert(manager: EntityManager, version: Omit<ReasonMapVersion, 'version'>): Promise<void> {
    const next = (await this.newest(manager, null)) + 1;
    await manager.insert(ReasonMapEntity, {
      ...version,
      version: next,
      reasonMap: version.reasonMap as never,
    });
  }
}

function toVersion(row: ReasonMapEntity): ReasonMapVersion {
  const { version, sourceId, reasonMap, freshnessSeconds, createdBy, createdAt } = row;
  return { version, sourceId, reasonMap, freshnessSeconds, createdBy, createdAt };
}
