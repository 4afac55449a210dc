import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type ExceptionKind } from '../engine/exceptions.js';
import { type ExplanationAction, type ExplanationReason, type PlannedPart } from '../engine/explanation.js';

/** What is explained: a span of one agent, or of everybody of a team or site. Never changed; its entries say what became of it. */
@Entity({ name: 'adherence_explanation' })
@Index('adherence_explanation_agent', ['agentId', 'startsAt'])
@Index('adherence_explanation_team', ['teamId', 'startsAt'])
@Index('adherence_explanation_site', ['siteId', 'startsAt'])
export class ExplanationEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int', nullable: true })
  @ForeignKey('agent', { name: 'fk_adherence_explanation_agent' })
  agentId!: number | null;

  @Column({ type: 'int', nullable: true })
  @ForeignKey('team', { name: 'fk_adherence_explanation_team' })
  teamId!: number | null;

  @Column({ type: 'int', nullable: true })
  @ForeignKey('site', { name: 'fk_adherence_explanation_site' })
  siteId!: number | null;

  @Column({ type: 'varchar', length: 32, nullable: true })
  kind!: ExceptionKind | null;

  @InstantColumn()
  startsAt!: Instant;

  @InstantColumn()
  endsAt!: Instant;

  /** What was planned in the span then; `null` where it counts whatever is planned. */
  @JsonColumn({ nullable: true })
  planned!: readonly PlannedPart[] | null;

  @JsonColumn()
  planVersions!: readonly string[];
}

/** Append-only. */
@Entity({ name: 'adherence_explanation_entry' })
@Index('adherence_explanation_entry_number', ['explanationId', 'number'], { unique: true })
export class ExplanationEntryEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int' })
  @ForeignKey(() => ExplanationEntity, { name: 'fk_adherence_explanation_entry' })
  explanationId!: number;

  /** 1, 2, ... so that two cannot both be the next. */
  @Column({ type: 'int' })
  number!: number;

  @Column({ type: 'varchar', length: 16 })
  action!: ExplanationAction;

  @Column({ type: 'varchar', length: 32, nullable: true })
  reason!: ExplanationReason | null;

  @Column({ type: 'varchar', length: 1_000 })
  words!: string;

  @Column({ type: 'int' })
  authorId!: number;

  /** As he was called then. */
  @Column({ type: 'varchar', length: 200 })
  authorName!: string;

  @InstantColumn()
  at!: Instant;
}
