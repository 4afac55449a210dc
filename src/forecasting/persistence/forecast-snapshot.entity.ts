import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn, LocalDateColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type GridMinutes } from '../../time/interval-grid.js';
import { type LocalDate } from '../../time/zoned-time.js';

@Entity({ name: 'forecast_snapshot' })
@Index('forecast_snapshot_queue', ['queueId', 'takenOn'])
export class ForecastSnapshotEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int' })
  @ForeignKey('queue', { name: 'fk_forecast_snapshot_queue' })
  queueId!: number;

  @LocalDateColumn()
  takenOn!: LocalDate;

  @InstantColumn()
  takenAt!: Instant;

  @Column({ type: 'int' })
  takenBy!: number;

  @JsonColumn()
  versionIds!: readonly number[];

  @JsonColumn()
  layerIds!: readonly number[];
}

@Entity({ name: 'forecast_snapshot_day' })
@Index('forecast_snapshot_day_snapshot', ['snapshotId', 'date'], { unique: true })
@Index('forecast_snapshot_day_queue', ['queueId', 'date'])
export class ForecastSnapshotDayEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int' })
  @ForeignKey(() => ForecastSnapshotEntity, { name: 'fk_forecast_snapshot_day_snapshot' })
  snapshotId!: number;

  /** The snapshot's, repeated so that what was said about a day is read by one index. */
  @Column({ type: 'int' })
  @ForeignKey('queue', { name: 'fk_forecast_snapshot_day_queue' })
  queueId!: number;

  @LocalDateColumn()
  date!: LocalDate;

  @Column({ type: 'int' })
  leadDays!: number;

  @Column({ type: 'int' })
  intervalMinutes!: GridMinutes;

  /** Pairs of an interval's start and its contacts: one row a day keeps a year of nights small. */
  @JsonColumn()
  figures!: readonly (readonly [start: Instant, offered: number])[];
}
