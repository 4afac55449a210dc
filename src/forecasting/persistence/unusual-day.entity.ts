import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, LocalDateColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';

@Entity({ name: 'unusual_day' })
@Index('unusual_day_queue', ['queueId', 'date'])
export class UnusualDayEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int' })
  @ForeignKey('queue', { name: 'fk_unusual_day_queue' })
  queueId!: number;

  @LocalDateColumn()
  date!: LocalDate;

  @Column({ type: 'varchar', length: 500 })
  reason!: string;

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;

  @Column({ type: 'int', nullable: true })
  undoneBy!: number | null;

  @InstantColumn({ nullable: true })
  undoneAt!: Instant | null;
}
