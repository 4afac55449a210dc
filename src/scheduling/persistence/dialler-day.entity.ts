import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, LocalDateColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';

/** Several rows of one day: the one with the greatest id counts. */
@Entity({ name: 'dialler_day' })
@Index('dialler_day_campaign', ['campaignId', 'date'])
export class DiallerDayEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int' })
  @ForeignKey('campaign', { name: 'fk_dialler_day_campaign' })
  campaignId!: number;

  @LocalDateColumn()
  date!: LocalDate;

  @Column({ type: 'int' })
  liveAnswers!: number;

  @Column({ type: 'int' })
  abandoned!: number;

  @Column({ type: 'varchar', length: 255, nullable: true })
  fileName!: string | null;

  @Column({ type: 'int' })
  recordedBy!: number;

  @InstantColumn()
  recordedAt!: Instant;
}
