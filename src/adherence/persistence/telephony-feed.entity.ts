import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, longTextType } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';

@Entity({ name: 'telephony_feed' })
@Index('telephony_feed_part', ['sourceId', 'part'], { unique: true })
export class TelephonyFeedEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @ForeignKey('telephony_source', { name: 'fk_telephony_feed_source' })
  @Column({ type: 'int' })
  sourceId!: number;

  @Column({ type: 'varchar', length: 190 })
  part!: string;

  /** JSON of the position and the state after the last events stored; null before the first. */
  @Column({ type: longTextType(process.env), nullable: true })
  checkpoint!: string | null;

  @Column({ type: 'int' })
  fence!: number;

  @Column({ type: 'varchar', length: 64, nullable: true })
  leaseOwner!: string | null;

  @InstantColumn({ nullable: true })
  leaseUntil!: Instant | null;

  @InstantColumn({ nullable: true })
  connectedSince!: Instant | null;

  @InstantColumn({ nullable: true })
  lastHeardAt!: Instant | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  lastError!: string | null;

  @InstantColumn({ nullable: true })
  lastErrorAt!: Instant | null;

  @Column({ type: 'int', nullable: true })
  skewMs!: number | null;

  @InstantColumn({ nullable: true })
  finishedAt!: Instant | null;
}
