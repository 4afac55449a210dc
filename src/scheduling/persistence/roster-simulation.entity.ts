import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type SimulationOrder, type SimulationOutcome } from '../simulation/roster-simulation.js';
import { ScheduleEntity } from './schedule.entity.js';

@Entity({ name: 'roster_simulation' })
export class RosterSimulationEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Index('roster_simulation_schedule')
  @Column({ type: 'int' })
  @ForeignKey(() => ScheduleEntity, { name: 'fk_roster_simulation_schedule' })
  scheduleId!: number;

  @Index('roster_simulation_job', { unique: true })
  @Column({ type: 'int' })
  @ForeignKey('job', { name: 'fk_roster_simulation_job' })
  jobId!: number;

  @InstantColumn()
  startsAt!: Instant;

  @InstantColumn()
  endsAt!: Instant;

  @JsonColumn()
  simulationOrder!: SimulationOrder;

  /** Known once the work has ended. */
  @JsonColumn({ nullable: true })
  outcome!: SimulationOutcome | null;

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;
}
