import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';

/** Append-only: an identity as it was known until another word took its place. */
@Entity({ name: 'agent_identity_former' })
export class FormerIdentityEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @ForeignKey('telephony_source', { name: 'fk_agent_identity_former_source' })
  @Column({ type: 'int' })
  sourceId!: number;

  @Column({ type: 'varchar', length: 255 })
  agentKey!: string;

  @Index('agent_identity_former_agent')
  @ForeignKey('agent', { name: 'fk_agent_identity_former_agent' })
  @Column({ type: 'int' })
  agentId!: number;

  @InstantColumn()
  validFrom!: Instant;

  @InstantColumn({ nullable: true })
  validTo!: Instant | null;

  @InstantColumn({ nullable: true })
  recordedAt!: Instant | null;

  @InstantColumn()
  supersededAt!: Instant;
}
