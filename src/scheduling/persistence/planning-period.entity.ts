import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, LocalDateColumn, TimeZoneColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate, type TimeZone } from '../../time/zoned-time.js';

@Entity({ name: 'planning_period' })
export class PlanningPeriodEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  @LocalDateColumn()
  firstDate!: LocalDate;

  @Column({ type: 'int' })
  days!: number;

  @TimeZoneColumn()
  zone!: TimeZone;

  @Index('planning_period_start')
  @InstantColumn()
  startsAt!: Instant;

  @InstantColumn()
  endsAt!: Instant;

  @Column({ type: 'varchar', length: 16 })
  status!: 'OPEN' | 'CLOSED';

  /** False: the sites are those of `planning_period_site`. */
  @Column({ type: 'boolean' })
  everySite!: boolean;

  /** The number of the newest published version; raising it also locks the period while one is published. */
  @Column({ type: 'int' })
  latestVersion!: number;

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;
}

@Entity({ name: 'planning_period_site' })
export class PlanningPeriodSiteEntity {
  @PrimaryColumn({ type: 'int' })
  @ForeignKey(() => PlanningPeriodEntity, { name: 'fk_planning_period_site_period' })
  periodId!: number;

  @Index('planning_period_site_site')
  @PrimaryColumn({ type: 'int' })
  @ForeignKey('site', { name: 'fk_planning_period_site_site' })
  siteId!: number;
}
