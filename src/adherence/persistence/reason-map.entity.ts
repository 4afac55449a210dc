import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type ReasonMap } from '../engine/agent-state.js';

/** How the events of a source are read, as one version; versions of all sources are counted together and never changed. */
@Entity({ name: 'reason_map' })
export class ReasonMapEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Index('reason_map_version', { unique: true })
  @Column({ type: 'int' })
  version!: number;

  @Index('reason_map_source')
  @Column({ type: 'int' })
  @ForeignKey('telephony_source', { name: 'fk_reason_map_source' })
  sourceId!: number;

  @JsonColumn()
  reasonMap!: ReasonMap;

  @Column({ type: 'int', nullable: true })
  freshnessSeconds!: number | null;

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;
}
