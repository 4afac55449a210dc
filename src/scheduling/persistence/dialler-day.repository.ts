import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { CHUNK_ROWS } from '../../database/mapped-table.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { type DiallerRecord } from '../abandon-ledger.js';
import { DiallerDayEntity } from './dialler-day.entity.js';

@Injectable()
export class DiallerDayRepository {
  async insert(manager: EntityManager, records: readonly Omit<DiallerRecord, 'id'>[]): Promise<void> {
    for (let from = 0; from < records.length; from += CHUNK_ROWS) {
      await manager.insert(DiallerDayEntity, records.slice(from, from + CHUNK_ROWS));
    }
  }

  /** Every record of the campaign up to a day, the newest day and of one day the newest record first. */
  all(manager: EntityManager, campaignId: number, until: LocalDate): Promise<DiallerRecord[]> {
    return manager
      .createQueryBuilder(DiallerDayEntity, 'day')
      .where('day.campaignId = :campaignId AND day.date <= :until', { campaignId, until })
      .orderBy('day.date', 'DESC')
      .addOrderBy('day.id', 'DESC')
      .getMany();
  }

  /** The record that counts of each day up to one: the newest. */
  async counting(manager: EntityManager, campaignId: number, until: LocalDate): Promise<DiallerRecord[]> {
    const records = await this.all(manager, campaignId, until);
    return records.filter(({ date }, at) => at === 0 || records[at - 1].date !== date);
  }
}
