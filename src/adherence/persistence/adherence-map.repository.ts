import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type MapVersion } from '../map-version.js';
import { AdherenceMapEntity } from './adherence-map.entity.js';

@Injectable()
export class AdherenceMapRepository {
  async latest(manager: EntityManager): Promise<MapVersion | null> {
    const [row] = await manager.find(AdherenceMapEntity, { order: { version: 'DESC' }, take: 1 });
    return row === undefined ? null : toVersion(row);
  }

  async byVersion(manager: EntityManager, version: number): Promise<MapVersion | null> {
    const row = await manager.findOneBy(AdherenceMapEntity, { version });
    return row === null ? null : toVersion(row);
  }

  async insert(manager: EntityManager, version: MapVersion): Promise<void> {
    await manager.insert(AdherenceMapEntity, { ...version, map: version.map as never });
  }
}

function toVersion({ version, map, note, createdBy, createdAt }: AdherenceMapEntity): MapVersion {
  return { version, map, note, createdBy, createdAt };
}
