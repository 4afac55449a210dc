import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { JsonColumn, TimeZoneColumn } from '../../database/columns.js';
import { type TimeZone } from '../../time/zoned-time.js';
import {
  type CalledZone,
  type CampaignVolume,
  type CefrLevel,
  type OpeningHours,
  type ServiceGoal,
} from '../workforce.js';
import { ClientEntity } from './organisation.entity.js';

@Entity('queue')
@Index('queue_code', ['code'], { unique: true })
@Index('queue_client', ['clientId'])
export class QueueEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'varchar', length: 64 })
  code!: string;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @Column({ type: 'int' })
  @ForeignKey(() => ClientEntity, { name: 'fk_queue_client' })
  clientId!: number;

  @Column({ type: 'varchar', length: 35 })
  language!: string;

  @Column({ type: 'varchar', length: 2 })
  level!: CefrLevel;

  @TimeZoneColumn()
  zone!: TimeZone;

  @Column({ type: 'varchar', length: 16, nullable: true })
  country!: string | null;

  @JsonColumn()
  openingHours!: readonly OpeningHours[];

  @JsonColumn()
  goal!: ServiceGoal;

  @Column({ type: 'double' })
  averageHandleTimeSeconds!: number;

  @Column({ type: 'double', nullable: true })
  patienceSeconds!: number | null;

  @Column({ type: 'double' })
  routedShare!: number;
}

@Entity('campaign')
@Index('campaign_code', ['code'], { unique: true })
@Index('campaign_client', ['clientId'])
export class CampaignEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'varchar', length: 64 })
  code!: string;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @Column({ type: 'int' })
  @ForeignKey(() => ClientEntity, { name: 'fk_campaign_client' })
  clientId!: number;

  @Column({ type: 'varchar', length: 35 })
  language!: string;

  @Column({ type: 'varchar', length: 2 })
  level!: CefrLevel;

  @Column({ type: 'varchar', length: 64 })
  callType!: string;

  @JsonColumn()
  volume!: CampaignVolume;

  @JsonColumn()
  zones!: readonly CalledZone[];
}
