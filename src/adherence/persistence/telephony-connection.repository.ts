import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type SealedConnection } from '../telephony-connection.js';
import { TelephonyConnectionEntity } from './telephony-connection.entity.js';

@Injectable()
export class TelephonyConnectionRepository {
  async all(manager: EntityManager): Promise<SealedConnection[]> {
    return manager.find(TelephonyConnectionEntity, { order: { sourceId: 'ASC' } });
  }

  async enabled(manager: EntityManager): Promise<SealedConnection[]> {
    return manager.find(TelephonyConnectionEntity, { where: { enabled: true }, order: { sourceId: 'ASC' } });
  }

  async bySource(manager: EntityManager, sourceId: number): Promise<SealedConnection | null> {
    return manager.findOneBy(TelephonyConnectionEntity, { sourceId });
  }

  async save(manager: EntityManager, connection: SealedConnection): Promise<void> {
    await manager.save(manager.create(TelephonyConnectionEntity, { ...connection }));
  }

  /** What is wrong with the settings of that revision. */
  async keepFault(
    manager: EntityManager,
    { sourceId, revision }: Pick<SealedConnection, 'sourceId' | 'revision'>,
    fault: string | null,
  ): Promise<void> {
    await manager.update(TelephonyConnectionEntity, { sourceId, revision }, { fault });
  }
}
