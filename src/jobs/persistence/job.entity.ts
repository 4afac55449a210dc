import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type JobStatus } from '../job.js';

@Entity('job')
@Index('job_status', ['status', 'heartbeatAt'])
@Index('job_created_by', ['createdBy'])
export class JobEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'varchar', length: 64 })
  kind!: string;

  @Column({ type: 'varchar', length: 16 })
  status!: JobStatus;

  @JsonColumn()
  input!: unknown;

  @JsonColumn({ nullable: true })
  result!: unknown;

  @Column({ type: 'integer' })
  seed!: number;

  @Column({ type: 'double' })
  budgetSeconds!: number;

  @Column({ type: 'varchar', length: 100 })
  phase!: string;

  @Column({ type: 'double' })
  progress!: number;

  @Column({ type: 'double', nullable: true })
  bestScore!: number | null;

  @Column({ type: 'double', nullable: true })
  bound!: number | null;

  @Column({ type: 'varchar', length: 1000, nullable: true })
  error!: string | null;

  /** Counts the workers that took the job; a worker may only write while the attempt is still its own. */
  @Column({ type: 'integer' })
  attempt!: number;

  @Column({ type: 'integer' })
  createdBy!: number;

  @InstantColumn()
  createdAt!: Instant;

  @InstantColumn({ nullable: true })
  startedAt!: Instant | null;

  @InstantColumn({ nullable: true })
  heartbeatAt!: Instant | null;

  @InstantColumn({ nullable: true })
  finishedAt!: Instant | null;

  @Column({ type: 'boolean' })
  cancelRequested!: boolean;
}
