import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';

/** One row a connection, which grows while it lives: heartbeats are not rows. */
@Entity({ name: 'telephony_heard' })
@Index('telephony_heard_until', ['sourceId', 'until'])
export class TelephonyHeardEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @ForeignKey('telephony_source', { name: 'fk_telephony_heard_source' })
  @Column({ type: 'int' })
  sourceId!: number;

  @Column({ type: 'varchar', length: 190 })
  part!: string;

  @InstantColumn()
  since!: Instant;

  @InstantColumn()
  until!: Instant;
}
