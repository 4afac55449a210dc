import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn, LocalDateColumn, LocalTimeColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate, type LocalTime } from '../../time/zoned-time.js';
import {
  type LabourFlag,
  type LabourPackChoice,
  type PlanningRule,
  type PlanningRuleContent,
  type PlanningRuleKind,
  type ShiftTypeRow,
} from '../terms/terms.js';
import { PlanningPeriodEntity } from './planning-period.entity.js';

@Entity({ name: 'labour_pack_choice' })
export class LabourPackChoiceEntity implements LabourPackChoice {
  @PrimaryGeneratedColumn()
  id!: number;

  @Index('labour_pack_choice_site')
  @Column({ type: 'int' })
  @ForeignKey('site', { name: 'fk_labour_pack_choice_site' })
  siteId!: number;

  /** Packs are files, not rows. */
  @Column({ type: 'varchar', length: 64 })
  packId!: string;

  @LocalDateColumn()
  validFrom!: LocalDate;

  @LocalDateColumn({ nullable: true })
  validTo!: LocalDate | null;

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;
}

@Entity({ name: 'labour_flag' })
export class LabourFlagEntity implements LabourFlag {
  @PrimaryGeneratedColumn()
  id!: number;

  @Index('labour_flag_agent')
  @Column({ type: 'int' })
  @ForeignKey('agent', { name: 'fk_labour_flag_agent' })
  agentId!: number;

  @Column({ type: 'varchar', length: 64 })
  flag!: string;

  @LocalDateColumn()
  validFrom!: LocalDate;

  @LocalDateColumn({ nullable: true })
  validTo!: LocalDate | null;

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;
}

@Entity({ name: 'planning_rule' })
export class PlanningRuleEntity implements PlanningRule {
  @PrimaryGeneratedColumn()
  id!: number;

  @Index('planning_rule_site')
  @Column({ type: 'int', nullable: true })
  @ForeignKey('site', { name: 'fk_planning_rule_site' })
  siteId!: number | null;

  @Index('planning_rule_period')
  @Column({ type: 'int', nullable: true })
  @ForeignKey(() => PlanningPeriodEntity, { name: 'fk_planning_rule_period' })
  periodId!: number | null;

  @Column({ type: 'varchar', length: 24 })
  kind!: PlanningRuleKind;

  @JsonColumn()
  content!: PlanningRuleContent;

  @LocalDateColumn({ nullable: true })
  validFrom!: LocalDate | null;

  @LocalDateColumn({ nullable: true })
  validTo!: LocalDate | null;

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;
}

@Entity({ name: 'shift_type' })
export class ShiftTypeEntity implements ShiftTypeRow {
  @PrimaryGeneratedColumn()
  id!: number;

  @Index('shift_type_code', { unique: true })
  @Column({ type: 'varchar', length: 64 })
  code!: string;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  @LocalTimeColumn()
  earliest!: LocalTime;

  @LocalTimeColumn()
  latest!: LocalTime;

  @JsonColumn({ nullable: true })
  lengthsMinutes!: ShiftTypeRow['lengthsMinutes'];

  @JsonColumn({ nullable: true })
  pauses!: ShiftTypeRow['pauses'];

  @Column({ type: 'int' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;
}
