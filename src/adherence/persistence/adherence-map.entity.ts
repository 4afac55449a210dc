import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type AdherenceMap } from '../engine/adherence-map.js';

/** Versions are never changed: a figure's passport names one. */
@Entity({ name: 'adherence_map' })
export class AdherenceMapEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Index('adherence_map_version', { unique: true })
  @Column({ type: 'int' })
  version!: number;

  @JsonColumn()
  map!: AdherenceMap;

  @Column({ type: 'varchar', length: 500 })
  note!: string;

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;
}
