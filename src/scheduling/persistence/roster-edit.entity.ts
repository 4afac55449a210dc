import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type PlannersEdit, type RosterEditStatus } from '../editing/roster-edit.js';
import { type NewShift, type RosterChange } from '../schedule.js';
import { ScheduleEntity } from './schedule.entity.js';

@Entity({ name: 'roster_edit' })
@Index('roster_edit_schedule', ['scheduleId', 'status'])
export class RosterEditEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int' })
  @ForeignKey(() => ScheduleEntity, { name: 'fk_roster_edit_schedule' })
  scheduleId!: number;

  @Column({ type: 'varchar', length: 24 })
  kind!: PlannersEdit['kind'];

  @Column({ type: 'varchar', length: 16 })
  status!: RosterEditStatus;

  @JsonColumn()
  edit!: PlannersEdit;

  @JsonColumn()
  shiftsBefore!: readonly NewShift[];

  @JsonColumn()
  shiftsAfter!: readonly NewShift[];

  @JsonColumn()
  rosterChange!: RosterChange;

  /** Why a hard rule was broken knowingly. */
  @Column({ type: 'varchar', length: 500, nullable: true })
  forcedBecause!: string | null;

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;

  /** Who undid it or did it again last. */
  @Column({ type: 'int', nullable: true })
  switchedBy!: number | null;

  @InstantColumn({ nullable: true })
  switchedAt!: Instant | null;
}
