import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { JsonColumn, LocalDateColumn, TimeZoneColumn } from '../../database/columns.js';
import { type LocalDate, type TimeZone, type Weekday } from '../../time/zoned-time.js';
import { type Contract, type ContractBreak } from '../workforce.js';

@Entity('client')
@Index('client_code', ['code'], { unique: true })
export class ClientEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'varchar', length: 64 })
  code!: string;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @Column({ type: 'varchar', length: 16, nullable: true })
  country!: string | null;
}

@Entity('site')
@Index('site_code', ['code'], { unique: true })
export class SiteEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'varchar', length: 64 })
  code!: string;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @TimeZoneColumn()
  zone!: TimeZone;

  @Column({ type: 'varchar', length: 16 })
  country!: string;

  @Column({ type: 'int' })
  weekStartsOn!: Weekday;
}

@Entity('team')
@Index('team_code', ['code'], { unique: true })
@Index('team_site', ['siteId'])
export class TeamEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'varchar', length: 64 })
  code!: string;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @Column({ type: 'int' })
  @ForeignKey(() => SiteEntity, { name: 'fk_team_site' })
  siteId!: number;
}

@Entity('contract')
@Index('contract_code', ['code'], { unique: true })
export class ContractEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'varchar', length: 64 })
  code!: string;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @Column({ type: 'int' })
  minPaidMinutesPerDay!: number;

  @Column({ type: 'int' })
  maxPaidMinutesPerDay!: number;

  @Column({ type: 'int' })
  minPaidMinutesPerWeek!: number;

  @Column({ type: 'int' })
  maxPaidMinutesPerWeek!: number;

  @Column({ type: 'int' })
  minRestMinutes!: number;

  @Column({ type: 'int' })
  maxConsecutiveDays!: number;

  @Column({ type: 'int' })
  minDaysOffPerWeek!: number;

  @JsonColumn()
  shiftStarts!: Contract['shiftStarts'];

  @JsonColumn()
  shiftLengthsMinutes!: readonly number[];

  @JsonColumn()
  breaks!: readonly ContractBreak[];
}

/** A day that the public calendar of a site or a client lacks, or names but is worked. */
@Entity('holiday_override')
@Index('holiday_override_site', ['siteId', 'date'], { unique: true })
@Index('holiday_override_client', ['clientId', 'date'], { unique: true })
export class HolidayOverrideEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int', nullable: true })
  @ForeignKey(() => SiteEntity, { name: 'fk_holiday_override_site' })
  siteId!: number | null;

  @Column({ type: 'int', nullable: true })
  @ForeignKey(() => ClientEntity, { name: 'fk_holiday_override_client' })
  clientId!: number | null;

  @LocalDateColumn()
  date!: LocalDate;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @Column({ type: 'boolean' })
  removed!: boolean;
}
