import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, TimeZoneColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type GridMinutes } from '../../time/interval-grid.js';
import { type TimeZone } from '../../time/zoned-time.js';

@Entity({ name: 'history_import' })
export class HistoryImportEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Index('history_import_queue')
  @Column({ type: 'int' })
  @ForeignKey('queue', { name: 'fk_history_import_queue' })
  queueId!: number;

  @Column({ type: 'varchar', length: 255 })
  fileName!: string;

  @TimeZoneColumn()
  zone!: TimeZone;

  @Column({ type: 'int' })
  intervalMinutes!: GridMinutes;

  @Column({ type: 'int' })
  rowCount!: number;

  @InstantColumn()
  startsAt!: Instant;

  @InstantColumn()
  endsAt!: Instant;

  @Column({ type: 'int' })
  importedBy!: number;

  @InstantColumn()
  importedAt!: Instant;

  /** Still being written: nobody sees it, and none of its rows counts. */
  @Column({ type: 'boolean', default: false })
  staged!: boolean;

  @Column({ type: 'int', nullable: true })
  undoneBy!: number | null;

  @InstantColumn({ nullable: true })
  undoneAt!: Instant | null;
}

@Entity({ name: 'history_interval' })
@Index('history_interval_import', ['importId', 'startsAt'], { unique: true })
@Index('history_interval_queue', ['queueId', 'startsAt'])
export class HistoryIntervalEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int' })
  @ForeignKey(() => HistoryImportEntity, { name: 'fk_history_interval_import' })
  importId!: number;

  /** The import's, repeated so that a queue's history is read by one index. */
  @Column({ type: 'int' })
  @ForeignKey('queue', { name: 'fk_history_interval_queue' })
  queueId!: number;

  @InstantColumn()
  startsAt!: Instant;

  @Column({ type: 'double' })
  offered!: number;

  @Column({ type: 'double', nullable: true })
  handled!: number | null;

  @Column({ type: 'double', nullable: true })
  abandoned!: number | null;

  @Column({ type: 'double', nullable: true })
  averageHandleTimeSeconds!: number | null;

  /** Of all contacts together, answered or not. */
  @Column({ type: 'double', nullable: true })
  waitSeconds!: number | null;
}
