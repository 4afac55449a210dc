import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn, LocalDateColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { type CapacityAssumptions, type CapacityMonth } from '../engine/capacity-plan.js';
import { type OutlookBasis, type WeekTotal } from '../engine/weekly-outlook.js';

@Entity({ name: 'capacity_plan' })
export class CapacityPlanEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Index('capacity_plan_queue')
  @Column({ type: 'int' })
  @ForeignKey('queue', { name: 'fk_capacity_plan_queue' })
  queueId!: number;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @JsonColumn()
  assumptions!: CapacityAssumptions;

  @Column({ type: 'varchar', length: 32 })
  basis!: OutlookBasis;

  @Column({ type: 'double' })
  weeklyTrend!: number;

  @LocalDateColumn()
  historyUntil!: LocalDate;

  @JsonColumn()
  weeks!: readonly WeekTotal[];

  @JsonColumn()
  months!: readonly CapacityMonth[];

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;
}
