import { Injectable } from '@nestjs/common';
import { Between, type EntityManager, In, IsNull } from 'typeorm';
import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { type UnusualDayMark } from '../unusual-day.js';
import { UnusualDayEntity } from './unusual-day.entity.js';

type NewMark = Pick<UnusualDayMark, 'queueId' | 'date' | 'reason' | 'createdBy' | 'createdAt'>;

@Injectable()
export class UnusualDayRepository {
  async insert(manager: EntityManager, marks: readonly NewMark[]): Promise<void> {
    if (marks.length === 0) return;
    const rows = marks.map((mark) => ({ ...mark, undoneBy: null, undoneAt: null }));
    await manager.insert(UnusualDayEntity, rows);
  }

  /** Only marks that count. */
  async undo(
    manager: EntityManager,
    queueId: number,
    dates: readonly LocalDate[],
    by: number,
    at: Instant,
  ): Promise<void> {
    const counting = { queueId, date: In([...dates]), undoneAt: IsNull() };
    await manager.update(UnusualDayEntity, counting, { undoneBy: by, undoneAt: at });
  }

  /** Days of which nothing is to be learned. */
  async leftOut(manager: EntityManager, queueId: number): Promise<ReadonlySet<LocalDate>> {
    const rows = await manager.findBy(UnusualDayEntity, { queueId, undoneAt: IsNull() });
    return new Set(rows.map(({ date }) => date));
  }

  /** Undone ones too, the oldest day and mark first. */
  between(
    manager: EntityManager,
    queueId: number,
    from: LocalDate,
    to: LocalDate,
  ): Promise<UnusualDayMark[]> {
    return manager.find(UnusualDayEntity, {
      where: { queueId, date: Between(from, to) },
      order: OLDEST_FIRST,
    });
  }

  /** Undone ones too, the oldest day and mark first. */
  onDates(manager: EntityManager, queueId: number, dates: readonly LocalDate[]): Promise<UnusualDayMark[]> {
    return manager.find(UnusualDayEntity, { where: { queueId, date: In([...dates]) }, order: OLDEST_FIRST });
  }
}

const OLDEST_FIRST = { date: 'ASC', id: 'ASC' } as const;
