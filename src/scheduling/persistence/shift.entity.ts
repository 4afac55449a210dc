import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, LocalDateColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { type ActivityKind } from '../engine/roster.js';
import { ScheduleEntity } from './schedule.entity.js';

@Entity({ name: 'shift' })
@Index('shift_schedule_date', ['scheduleId', 'date'])
@Index('shift_agent_start', ['agentId', 'startsAt'])
export class ShiftEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int' })
  @ForeignKey(() => ScheduleEntity, { name: 'fk_shift_schedule' })
  scheduleId!: number;

  @Column({ type: 'int' })
  @ForeignKey('agent', { name: 'fk_shift_agent' })
  agentId!: number;

  @LocalDateColumn()
  date!: LocalDate;

  @InstantColumn()
  startsAt!: Instant;

  @InstantColumn()
  endsAt!: Instant;
}

@Entity({ name: 'activity' })
@Index('activity_schedule_queue', ['scheduleId', 'queueId', 'startsAt'])
@Index('activity_schedule_campaign', ['scheduleId', 'campaignId', 'startsAt'])
export class ActivityEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Index('activity_shift')
  @Column({ type: 'int' })
  @ForeignKey(() => ShiftEntity, { name: 'fk_activity_shift' })
  shiftId!: number;

  /** The shift's, repeated so that cover by queue and time needs no join. */
  @Column({ type: 'int' })
  @ForeignKey(() => ScheduleEntity, { name: 'fk_activity_schedule' })
  scheduleId!: number;

  @Column({ type: 'varchar', length: 16 })
  kind!: ActivityKind;

  @InstantColumn()
  startsAt!: Instant;

  @InstantColumn()
  endsAt!: Instant;

  @Column({ type: 'boolean' })
  paid!: boolean;

  @Index('activity_queue')
  @Column({ type: 'int', nullable: true })
  @ForeignKey('queue', { name: 'fk_activity_queue' })
  queueId!: number | null;

  @Index('activity_campaign')
  @Column({ type: 'int', nullable: true })
  @ForeignKey('campaign', { name: 'fk_activity_campaign' })
  campaignId!: number | null;

  @Column({ type: 'varchar', length: 64, nullable: true })
  calledZoneId!: string | null;

  /** The meeting, coaching or training that it is; its row is never deleted. */
  @Column({ type: 'int', nullable: true })
  offPhoneActivityId!: number | null;

  /** The agent's speed at this work when it was planned; 1 off the phone. */
  @Column({ type: 'double' })
  speed!: number;
}
