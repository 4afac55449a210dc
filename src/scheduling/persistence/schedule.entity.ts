import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { PlanningPeriodEntity } from './planning-period.entity.js';
import {
  type ReoptimiseOrder,
  type RunImprovement,
  type RunInputs,
  type ScheduleEvaluation,
  type ScheduleStatus,
} from '../schedule.js';

@Entity({ name: 'schedule_run' })
export class ScheduleRunEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Index('schedule_run_period')
  @Column({ type: 'int' })
  @ForeignKey(() => PlanningPeriodEntity, { name: 'fk_schedule_run_period' })
  periodId!: number;

  @Index('schedule_run_job', { unique: true })
  @Column({ type: 'int' })
  @ForeignKey('job', { name: 'fk_schedule_run_job' })
  jobId!: number;

  /** Known once the work has begun. */
  @JsonColumn({ nullable: true })
  inputs!: RunInputs | null;

  /** The roster that the run began with and the part of it that was open; `null` for a roster made anew. */
  @JsonColumn({ nullable: true })
  reoptimise!: ReoptimiseOrder | null;

  /** How score and bound came on; `null` before the first. */
  @JsonColumn({ nullable: true })
  improvements!: readonly RunImprovement[] | null;

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;
}

@Entity({ name: 'schedule' })
@Index('schedule_period_version', ['periodId', 'version'], { unique: true })
@Index('schedule_status', ['status'])
export class ScheduleEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int' })
  @ForeignKey(() => PlanningPeriodEntity, { name: 'fk_schedule_period' })
  periodId!: number;

  /** One schedule a run, so that a run taken up again after a crash cannot leave two. */
  @Index('schedule_run_once', { unique: true })
  @Column({ type: 'int' })
  @ForeignKey(() => ScheduleRunEntity, { name: 'fk_schedule_run' })
  runId!: number;

  /** Given when published. */
  @Column({ type: 'int', nullable: true })
  version!: number | null;

  @Column({ type: 'varchar', length: 16 })
  status!: ScheduleStatus;

  /** Counts the changes made by hand, so that nobody changes what he has not seen. */
  @Column({ type: 'int', default: 0 })
  revision!: number;

  @JsonColumn()
  evaluation!: ScheduleEvaluation;

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;

  @Column({ type: 'int', nullable: true })
  publishedBy!: number | null;

  @InstantColumn({ nullable: true })
  publishedAt!: Instant | null;
}
