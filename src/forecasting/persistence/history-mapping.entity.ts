import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type HistoryMapping } from '../layouts/mapping.js';

@Entity({ name: 'history_mapping' })
export class HistoryMappingEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Index('history_mapping_name', { unique: true })
  @Column({ type: 'varchar', length: 100 })
  name!: string;

  @JsonColumn()
  mapping!: HistoryMapping;

  @Column({ type: 'int' })
  savedBy!: number;

  @InstantColumn()
  savedAt!: Instant;
}
