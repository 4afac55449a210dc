import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type GridMinutes } from '../../time/interval-grid.js';
import { type BindingTarget, type StaffingTargets } from '../engine/staffing-targets.js';
import { type StaffingPlan } from '../engine/staffing-plan.js';
import { type FigureSource } from '../requirement.js';
import { ForecastVersionEntity } from './forecast.entity.js';

@Entity({ name: 'requirement' })
@Index('requirement_queue_status', ['queueId', 'status'])
export class RequirementEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int' })
  @ForeignKey('queue', { name: 'fk_requirement_queue' })
  queueId!: number;

  @Index('requirement_forecast')
  @Column({ type: 'int' })
  @ForeignKey(() => ForecastVersionEntity, { name: 'fk_requirement_forecast' })
  forecastVersionId!: number;

  /** Missing in requirements from before there were layers. */
  @JsonColumn({ nullable: true })
  layerIds!: readonly number[] | null;

  @Column({ type: 'varchar', length: 16 })
  status!: 'DRAFT' | 'PUBLISHED' | 'SUPERSEDED';

  @InstantColumn()
  startsAt!: Instant;

  @InstantColumn()
  endsAt!: Instant;

  @Column({ type: 'int' })
  intervalMinutes!: GridMinutes;

  @Column({ type: 'double' })
  routedShare!: number;

  @JsonColumn()
  plan!: StaffingPlan;

  @Column({ type: 'double' })
  closedContacts!: number;

  /** Missing in requirements from before forecasts had handle times. */
  @Column({ type: 'varchar', length: 16, nullable: true })
  handleTimeSource!: FigureSource | null;

  @Column({ type: 'varchar', length: 16, nullable: true })
  patienceSource!: FigureSource | null;

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;

  @Column({ type: 'int', nullable: true })
  publishedBy!: number | null;

  @InstantColumn({ nullable: true })
  publishedAt!: Instant | null;

  /** Counts up within the queue, 0 for a draft: the later one wins where two published ones overlap. */
  @Column({ type: 'int' })
  publication!: number;
}

@Entity({ name: 'requirement_row' })
@Index('requirement_row_requirement', ['requirementId', 'startsAt'], { unique: true })
export class RequirementRowEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int' })
  @ForeignKey(() => RequirementEntity, { name: 'fk_requirement_row_requirement' })
  requirementId!: number;

  @InstantColumn()
  startsAt!: Instant;

  @Column({ type: 'double' })
  offered!: number;

  @Column({ type: 'double' })
  averageHandleTimeSeconds!: number;

  /** Missing in rows from before there were load models: contacts x handle time / interval length. */
  @Column({ type: 'double', nullable: true })
  offeredLoad!: number | null;

  @Column({ type: 'int' })
  requiredAgents!: number;

  @Column({ type: 'int' })
  scheduledAgents!: number;

  @Column({ type: 'int' })
  rosterTarget!: number;

  @Column({ type: 'varchar', length: 32 })
  bindingTarget!: BindingTarget;

  @Column({ type: 'double', nullable: true })
  serviceLevel!: number | null;

  @Column({ type: 'double', nullable: true })
  averageSpeedOfAnswerSeconds!: number | null;

  @Column({ type: 'double', nullable: true })
  occupancy!: number | null;

  @Column({ type: 'double', nullable: true })
  abandonProbability!: number | null;

  @JsonColumn()
  targets!: StaffingTargets;
}
