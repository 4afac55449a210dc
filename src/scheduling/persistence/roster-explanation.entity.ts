import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type ExplanationAnswer, type ExplanationQuestion } from '../explanation/roster-explanation.js';
import { PlanningPeriodEntity } from './planning-period.entity.js';
import { ScheduleEntity } from './schedule.entity.js';

@Entity({ name: 'roster_explanation' })
export class RosterExplanationEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Index('roster_explanation_period')
  @Column({ type: 'int' })
  @ForeignKey(() => PlanningPeriodEntity, { name: 'fk_roster_explanation_period' })
  periodId!: number;

  /** `null` where a period is asked about that has no roster yet. */
  @Index('roster_explanation_schedule')
  @Column({ type: 'int', nullable: true })
  @ForeignKey(() => ScheduleEntity, { name: 'fk_roster_explanation_schedule' })
  scheduleId!: number | null;

  @Index('roster_explanation_job', { unique: true })
  @Column({ type: 'int' })
  @ForeignKey('job', { name: 'fk_roster_explanation_job' })
  jobId!: number;

  @JsonColumn()
  question!: ExplanationQuestion;

  /** Known once the work has ended. */
  @JsonColumn({ nullable: true })
  answer!: ExplanationAnswer | null;

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;
}
