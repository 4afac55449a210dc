import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type AdherenceMap } from '../engine/adherence-map.js';

/** Versions are never changed: a figure's passport names them. Those of the house, its sites and clients are counted together. */
@Entity({ name: 'adherence_map' })
export class AdherenceMapEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Index('adherence_map_version', { unique: true })
  @Column({ type: 'int' })
  version!: number;

  /** Whose it is; the house's when neither is set. */
  @Column({ type: 'int', nullable: true })
  @ForeignKey('site', { name: 'fk_adherence_map_site' })
  siteId!: number | null;

  @Column({ type: 'int', nullable: true })
  @ForeignKey('client', { name: 'fk_adherence_map_client' })
  clientId!: number | null;

  /** From this version on the wider map counts again. */
  @Column({ type: 'boolean', default: false })
  ended!: boolean;

  @JsonColumn()
  map!: AdherenceMap;

  @Column({ type: 'varchar', length: 500 })
  note!: string;

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;
}
