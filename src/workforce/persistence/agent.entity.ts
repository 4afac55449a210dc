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
import { type CefrLevel } from '../workforce.js';
import { ContractEntity, SiteEntity, TeamEntity } from './organisation.entity.js';
import { CampaignEntity, QueueEntity } from './work.entity.js';

@Entity('agent')
@Index('agent_code', ['code'], { unique: true })
@Index('agent_site', ['siteId'])
@Index('agent_team', ['teamId'])
@Index('agent_contract', ['contractId'])
export class AgentEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'varchar', length: 64 })
  code!: string;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @Column({ type: 'int' })
  @ForeignKey(() => SiteEntity, { name: 'fk_agent_site' })
  siteId!: number;

  @Column({ type: 'int' })
  @ForeignKey(() => TeamEntity, { name: 'fk_agent_team' })
  teamId!: number;

  @Column({ type: 'int' })
  @ForeignKey(() => ContractEntity, { name: 'fk_agent_contract' })
  contractId!: number;

  @TimeZoneColumn({ nullable: true })
  ownZone!: TimeZone | null;

  @LocalDateColumn()
  hiredOn!: LocalDate;

  @LocalDateColumn({ nullable: true })
  leftOn!: LocalDate | null;
}

@Entity('entitlement')
@Index('entitlement_agent_queue', ['agentId', 'queueId'], { unique: true })
@Index('entitlement_agent_campaign', ['agentId', 'campaignId'], { unique: true })
@Index('entitlement_queue', ['queueId'])
@Index('entitlement_campaign', ['campaignId'])
export class EntitlementEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int' })
  @ForeignKey(() => AgentEntity, { name: 'fk_entitlement_agent' })
  agentId!: number;

  @Column({ type: 'int', nullable: true })
  @ForeignKey(() => QueueEntity, { name: 'fk_entitlement_queue' })
  queueId!: number | null;

  @Column({ type: 'int', nullable: true })
  @ForeignKey(() => CampaignEntity, { name: 'fk_entitlement_campaign' })
  campaignId!: number | null;

  @Column({ type: 'double' })
  speed!: number;
}

@Entity('language_certificate')
@Index('language_certificate_key', ['agentId', 'language', 'testedOn'], { unique: true })
@Index('language_certificate_expiry', ['expiresOn'])
export class LanguageCertificateEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int' })
  @ForeignKey(() => AgentEntity, { name: 'fk_language_certificate_agent' })
  agentId!: number;

  @Column({ type: 'varchar', length: 35 })
  language!: string;

  @Column({ type: 'varchar', length: 2 })
  level!: CefrLevel;

  @LocalDateColumn()
  testedOn!: LocalDate;

  @LocalDateColumn()
  expiresOn!: LocalDate;

  @Column({ type: 'varchar', length: 200 })
  assessor!: string;
}

@Entity('availability')
@Index('availability_agent', ['agentId'])
export class AvailabilityEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int' })
  @ForeignKey(() => AgentEntity, { name: 'fk_availability_agent' })
  agentId!: number;

  @JsonColumn()
  weekdays!: readonly Weekday[];

  @LocalTimeColumn()
  from!: LocalTime;

  @LocalTimeColumn()
  to!: LocalTime;
}

@Entity('absence')
@Index('absence_agent_start', ['agentId', 'startsAt'], { unique: true })
@Index('absence_end', ['endsAt'])
export class AbsenceEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int' })
  @ForeignKey(() => AgentEntity, { name: 'fk_absence_agent' })
  agentId!: number;

  @InstantColumn()
  startsAt!: Instant;

  @InstantColumn()
  endsAt!: Instant;

  @Column({ type: 'varchar', length: 200 })
  reason!: string;
}
