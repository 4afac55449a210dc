import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type ReasonMap } from '../engine/agent-state.js';

@Entity({ name: 'telephony_source' })
export class TelephonySourceEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Index('telephony_source_code', { unique: true })
  @Column({ type: 'varchar', length: 64 })
  code!: string;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @Column({ type: 'varchar', length: 32 })
  connector!: string;

  @Column({ type: 'varchar', length: 100 })
  currentKey!: string;

  @Column({ type: 'varchar', length: 100, nullable: true })
  previousKey!: string | null;

  /** Newest first, some of them sealed. Where it is null the two columns before hold the keys. */
  @JsonColumn({ nullable: true })
  keys!: readonly string[] | null;

  @InstantColumn()
  keyCreatedAt!: Instant;

  @JsonColumn()
  reasonMap!: ReasonMap;

  @Column({ type: 'int', nullable: true })
  freshnessSeconds!: number | null;

  @Column({ type: 'int' })
  latenessSeconds!: number;
}
