import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { type BatchOutcome } from '../forecast-batch.js';
import { ForecastVersionEntity } from './forecast.entity.js';

@Entity({ name: 'forecast_batch_queue' })
@Index('forecast_batch_queue_job', ['jobId', 'queueId'], { unique: true })
export class ForecastBatchQueueEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int' })
  @ForeignKey('job', { name: 'fk_forecast_batch_queue_job' })
  jobId!: number;

  @Column({ type: 'int' })
  @ForeignKey('queue', { name: 'fk_forecast_batch_queue_queue' })
  queueId!: number;

  @Column({ type: 'varchar', length: 16 })
  outcome!: BatchOutcome;

  @Index('forecast_batch_queue_version')
  @Column({ type: 'int', nullable: true })
  @ForeignKey(() => ForecastVersionEntity, { name: 'fk_forecast_batch_queue_version' })
  forecastVersionId!: number | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  message!: string | null;
}
