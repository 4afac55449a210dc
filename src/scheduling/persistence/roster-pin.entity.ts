import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, LocalDateColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { type RosterPinKind } from '../editing/roster-pin.js';
import { ScheduleEntity } from './schedule.entity.js';

@Entity({ name: 'roster_pin' })
@Index('roster_pin_day', ['scheduleId', 'agentId', 'date'], { unique: true })
export class RosterPinEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int' })
  @ForeignKey(() => ScheduleEntity, { name: 'fk_roster_pin_schedule' })
  scheduleId!: number;

  @Index('roster_pin_agent')
  @Column({ type: 'int' })
  @ForeignKey('agent', { name: 'fk_roster_pin_agent' })
  agentId!: number;

  @LocalDateColumn()
  date!: LocalDate;

  @Column({ type: 'varchar', length: 16 })
  kind!: RosterPinKind;

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;
}
