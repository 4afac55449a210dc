import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { CHUNK_ROWS } from '../../database/mapped-table.js';
import { type PinOrder, type RosterPin } from '../editing/roster-pin.js';
import { RosterPinEntity } from './roster-pin.entity.js';

@Injectable()
export class RosterPinRepository {
  async ofSchedule(manager: EntityManager, scheduleId: number): Promise<RosterPin[]> {
    const rows = await manager.find(RosterPinEntity, { where: { scheduleId }, order: { id: 'ASC' } });
    return rows.map((row) => ({ ...row }));
  }

  async insert(manager: EntityManager, pins: readonly Omit<RosterPin, 'id'>[]): Promise<void> {
    for (let from = 0; from < pins.length; from += CHUNK_ROWS) {
      await manager.insert(RosterPinEntity, pins.slice(from, from + CHUNK_ROWS));
    }
  }

  async remove(manager: EntityManager, scheduleId: number, days: readonly PinOrder[]): Promise<void> {
    for (const { agentId, date } of days) {
      await manager.delete(RosterPinEntity, { scheduleId, agentId, date });
    }
  }
}
