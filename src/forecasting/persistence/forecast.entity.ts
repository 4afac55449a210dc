import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn, LocalDateColumn, TimeZoneColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type GridMinutes } from '../../time/interval-grid.js';
import { type LocalDate, type TimeZone } from '../../time/zoned-time.js';
import { type Backtest } from '../engine/backtest.js';
import { type ForecastFlag } from '../engine/forecaster.js';
import { type ChoiceReport } from '../engine/planned-forecast.js';
import { type ForecasterParameters } from '../engine/registry.js';
import { type RowBasis } from '../forecast-version.js';

@Entity({ name: 'forecast_version' })
@Index('forecast_version_queue', ['queueId', 'version'], { unique: true })
export class ForecastVersionEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int' })
  @ForeignKey('queue', { name: 'fk_forecast_version_queue' })
  queueId!: number;

  @Column({ type: 'int' })
  version!: number;

  @Column({ type: 'varchar', length: 64 })
  model!: string;

  @JsonColumn()
  parameters!: ForecasterParameters;

  @TimeZoneColumn()
  zone!: TimeZone;

  @Column({ type: 'int' })
  intervalMinutes!: GridMinutes;

  @LocalDateColumn()
  fromDate!: LocalDate;

  @Column({ type: 'int' })
  days!: number;

  @InstantColumn()
  startsAt!: Instant;

  @InstantColumn()
  endsAt!: Instant;

  @InstantColumn()
  cutOff!: Instant;

  @JsonColumn()
  importIds!: readonly number[];

  @JsonColumn({ nullable: true })
  leftOut!: readonly LocalDate[] | null;

  @Column({ type: 'double' })
  routedShare!: number;

  @JsonColumn()
  flags!: readonly ForecastFlag[];

  @JsonColumn({ nullable: true })
  accuracy!: Backtest | null;

  @JsonColumn({ nullable: true })
  choice!: ChoiceReport | null;

  @Column({ type: 'double', nullable: true })
  patienceSeconds!: number | null;

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;
}

@Entity({ name: 'forecast_row' })
@Index('forecast_row_version', ['versionId', 'startsAt'], { unique: true })
export class ForecastRowEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int' })
  @ForeignKey(() => ForecastVersionEntity, { name: 'fk_forecast_row_version' })
  versionId!: number;

  @InstantColumn()
  startsAt!: Instant;

  @Column({ type: 'double' })
  offered!: number;

  @Column({ type: 'varchar', length: 32 })
  basis!: RowBasis;

  @Column({ type: 'double', nullable: true })
  low80!: number | null;

  @Column({ type: 'double', nullable: true })
  high80!: number | null;

  @Column({ type: 'double', nullable: true })
  low95!: number | null;

  @Column({ type: 'double', nullable: true })
  high95!: number | null;

  @Column({ type: 'double', nullable: true })
  averageHandleTimeSeconds!: number | null;

  @Column({ type: 'double', nullable: true })
  abandonShare!: number | null;
}
