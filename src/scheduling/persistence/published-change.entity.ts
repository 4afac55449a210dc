import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type ScheduledShift } from '../schedule.js';
import { ScheduleEntity } from './schedule.entity.js';

/** Append-only: what a change took out of a roster that agents had been told, and what it put in. */
@Entity({ name: 'published_change' })
@Index('published_change_schedule', ['scheduleId', 'changedAt'])
export class PublishedChangeEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int' })
  @ForeignKey(() => ScheduleEntity, { name: 'fk_published_change_schedule' })
  scheduleId!: number;

  @Index('published_change_time')
  @InstantColumn()
  changedAt!: Instant;

  @JsonColumn()
  shiftsBefore!: readonly ScheduledShift[];

  @JsonColumn()
  shiftsAfter!: readonly ScheduledShift[];
}
