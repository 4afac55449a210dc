import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn, LocalDateColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { type PayPremium } from '../engine/pay.js';
import { type ExchangeRate, type LabourBudget, type PayRate, type PeriodMoney } from '../terms/terms.js';
import { PlanningPeriodEntity } from './planning-period.entity.js';

@Entity({ name: 'pay_rate' })
export class PayRateEntity implements PayRate {
  @PrimaryGeneratedColumn()
  id!: number;

  @Index('pay_rate_contract')
  @Column({ type: 'int', nullable: true })
  @ForeignKey('contract', { name: 'fk_pay_rate_contract' })
  contractId!: number | null;

  @Index('pay_rate_agent')
  @Column({ type: 'int', nullable: true })
  @ForeignKey('agent', { name: 'fk_pay_rate_agent' })
  agentId!: number | null;

  @Column({ type: 'varchar', length: 3 })
  currency!: string;

  /** Text, as a decimal must come back as it went in. */
  @Column({ type: 'varchar', length: 16 })
  perHour!: string;

  @JsonColumn()
  premiums!: readonly PayPremium[];

  @LocalDateColumn()
  validFrom!: LocalDate;

  @LocalDateColumn({ nullable: true })
  validTo!: LocalDate | null;

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;
}

@Entity({ name: 'period_money' })
export class PeriodMoneyEntity implements PeriodMoney {
  @PrimaryGeneratedColumn()
  id!: number;

  @Index('period_money_period', { unique: true })
  @Column({ type: 'int' })
  @ForeignKey(() => PlanningPeriodEntity, { name: 'fk_period_money_period' })
  periodId!: number;

  @Column({ type: 'varchar', length: 3 })
  currency!: string;

  @JsonColumn()
  exchangeRates!: readonly ExchangeRate[];

  @Column({ type: 'double', nullable: true })
  costWeight!: number | null;

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;
}

@Entity({ name: 'labour_budget' })
export class LabourBudgetEntity implements LabourBudget {
  @PrimaryGeneratedColumn()
  id!: number;

  @Index('labour_budget_period')
  @Column({ type: 'int' })
  @ForeignKey(() => PlanningPeriodEntity, { name: 'fk_labour_budget_period' })
  periodId!: number;

  @Index('labour_budget_site')
  @Column({ type: 'int', nullable: true })
  @ForeignKey('site', { name: 'fk_labour_budget_site' })
  siteId!: number | null;

  @Column({ type: 'varchar', length: 16 })
  amount!: string;

  @Column({ type: 'varchar', length: 8 })
  level!: 'hard' | 'soft';

  @Column({ type: 'double', nullable: true })
  weight!: number | null;

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;
}
