import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type LayerEdit } from '../engine/layers.js';
import { ForecastVersionEntity } from './forecast.entity.js';

@Entity({ name: 'forecast_layer' })
export class ForecastLayerEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Index('forecast_layer_version')
  @Column({ type: 'int' })
  @ForeignKey(() => ForecastVersionEntity, { name: 'fk_forecast_layer_version' })
  versionId!: number;

  @InstantColumn()
  startsAt!: Instant;

  @InstantColumn()
  endsAt!: Instant;

  @JsonColumn()
  edit!: LayerEdit;

  @Column({ type: 'varchar', length: 500 })
  reason!: string;

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;

  @Column({ type: 'boolean' })
  switchedOn!: boolean;

  @Column({ type: 'int', nullable: true })
  switchedBy!: number | null;

  @InstantColumn({ nullable: true })
  switchedAt!: Instant | null;

  @Column({ type: 'int', nullable: true })
  undoneBy!: number | null;

  @InstantColumn({ nullable: true })
  undoneAt!: Instant | null;
}
