import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type SavedMapping } from '../layouts/mapping.js';
import { HistoryMappingEntity } from './history-mapping.entity.js';

@Injectable()
export class HistoryMappingRepository {
  all(manager: EntityManager): Promise<SavedMapping[]> {
    return manager.find(HistoryMappingEntity, { order: { name: 'ASC' } });
  }

  byName(manager: EntityManager, name: string): Promise<SavedMapping | null> {
    return manager.findOneBy(HistoryMappingEntity, { name });
  }

  async save(manager: EntityManager, saved: Omit<SavedMapping, 'id'>): Promise<SavedMapping> {
    const row = manager.create(HistoryMappingEntity, { ...saved } as HistoryMappingEntity);
    await manager.upsert(HistoryMappingEntity, row, ['name']);
    return manager.findOneByOrFail(HistoryMappingEntity, { name: saved.name });
  }

  async remove(manager: EntityManager, id: number): Promise<void> {
    await manager.delete(HistoryMappingEntity, id);
  }
}
