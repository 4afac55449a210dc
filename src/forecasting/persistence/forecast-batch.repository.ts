import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type BatchQueue } from '../forecast-batch.js';
import { ForecastBatchQueueEntity } from './forecast-batch.entity.js';
import { insertRows } from './row-writing.js';

@Injectable()
export class ForecastBatchRepository {
  /** Every queue of a job, all of them waiting. */
  async insert(manager: EntityManager, jobId: number, queueIds: readonly number[]): Promise<void> {
    const rows = queueIds.map((queueId) => ({
      jobId,
      queueId,
      outcome: 'waiting' as const,
      forecastVersionId: null,
      message: null,
    }));
    await insertRows(manager, ForecastBatchQueueEntity, rows);
  }

  async queues(manager: EntityManager, jobId: number): Promise<BatchQueue[]> {
    const rows = await manager.find(ForecastBatchQueueEntity, {
      where: { jobId },
      order: { queueId: 'ASC' },
    });
    return rows.map(({ queueId, outcome, forecastVersionId, message }) => ({
      queueId,
      outcome,
      forecastVersionId,
      message,
    }));
  }

  /** Says what became of a queue; `false` when that has been said before. */
  async settle(
    manager: EntityManager,
    jobId: number,
    { queueId, ...settled }: Partial<BatchQueue> & Pick<BatchQueue, 'queueId' | 'outcome'>,
  ): Promise<boolean> {
    const where = { jobId, queueId, outcome: 'waiting' as const };
    return (await manager.update(ForecastBatchQueueEntity, where, settled)).affected === 1;
  }
}
