import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import {
  InstantColumn,
  JsonColumn,
  LocalDateColumn,
  LocalTimeColumn,
  TimeZoneColumn,
} from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate, type LocalTime, type TimeZone, type Weekday } from '../../time/zoned-time.js';
import {
  type MinimumCoverRow,
  type MinimumHours,
  type OffPhoneActivityRow,
  type OffPhoneKind,
  type ShiftRequestRow,
} from '../terms/terms.js';
import { ShiftTypeEntity } from './labour-terms.entity.js';
import { PlanningPeriodEntity } from './planning-period.entity.js';

@Entity({ name: 'shift_request' })
@Index('shift_request_agent', ['agentId', 'date'])
export class ShiftRequestEntity implements ShiftRequestRow {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int' })
  @ForeignKey('agent', { name: 'fk_shift_request_agent' })
  agentId!: number;

  @LocalDateColumn()
  date!: LocalDate;

  @Column({ type: 'varchar', length: 8 })
  wish!: 'for' | 'against';

  @Index('shift_request_type')
  @Column({ type: 'int', nullable: true })
  @ForeignKey(() => ShiftTypeEntity, { name: 'fk_shift_request_type' })
  shiftTypeId!: number | null;

  @Column({ type: 'double' })
  weight!: number;

  @Column({ type: 'varchar', length: 200, nullable: true })
  note!: string | null;

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;
}

@Entity({ name: 'off_phone_activity' })
export class OffPhoneActivityEntity implements OffPhoneActivityRow {
  @PrimaryGeneratedColumn()
  id!: number;

  @Index('off_phone_activity_period')
  @Column({ type: 'int' })
  @ForeignKey(() => PlanningPeriodEntity, { name: 'fk_off_phone_activity_period' })
  periodId!: number;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  @Column({ type: 'varchar', length: 16 })
  kind!: OffPhoneKind;

  @Column({ type: 'int' })
  minutes!: number;

  @Index('off_phone_activity_team')
  @Column({ type: 'int', nullable: true })
  @ForeignKey('team', { name: 'fk_off_phone_activity_team' })
  teamId!: number | null;

  @JsonColumn()
  agentIds!: readonly number[];

  @Column({ type: 'int', nullable: true })
  atLeast!: number | null;

  @Column({ type: 'boolean' })
  together!: boolean;

  @LocalDateColumn()
  firstDate!: LocalDate;

  @LocalDateColumn()
  lastDate!: LocalDate;

  @JsonColumn()
  weekdays!: readonly Weekday[];

  @LocalTimeColumn()
  from!: LocalTime;

  @LocalTimeColumn()
  to!: LocalTime;

  @TimeZoneColumn()
  zone!: TimeZone;

  @Column({ type: 'double', nullable: true })
  inboundFloor!: number | null;

  @Column({ type: 'varchar', length: 8 })
  level!: 'hard' | 'soft';

  @Column({ type: 'double', nullable: true })
  weight!: number | null;

  @InstantColumn({ nullable: true })
  cancelledAt!: Instant | null;

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;
}

@Entity({ name: 'minimum_cover' })
export class MinimumCoverEntity implements MinimumCoverRow {
  @PrimaryGeneratedColumn()
  id!: number;

  @Index('minimum_cover_queue')
  @Column({ type: 'int' })
  @ForeignKey('queue', { name: 'fk_minimum_cover_queue' })
  queueId!: number;

  @JsonColumn()
  hours!: readonly MinimumHours[];

  @Column({ type: 'varchar', length: 8 })
  level!: 'hard' | 'soft';

  @Column({ type: 'double', nullable: true })
  weight!: number | null;

  @LocalDateColumn()
  validFrom!: LocalDate;

  @LocalDateColumn({ nullable: true })
  validTo!: LocalDate | null;

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;
}
