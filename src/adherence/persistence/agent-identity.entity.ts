import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';

@Entity({ name: 'agent_identity' })
@Index('agent_identity_key', ['sourceId', 'agentKey', 'validFrom'], { unique: true })
export class AgentIdentityEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @ForeignKey('telephony_source', { name: 'fk_agent_identity_source' })
  @Column({ type: 'int' })
  sourceId!: number;

  @Column({ type: 'varchar', length: 255 })
  agentKey!: string;

  @Index('agent_identity_agent')
  @ForeignKey('agent', { name: 'fk_agent_identity_agent' })
  @Column({ type: 'int' })
  agentId!: number;

  @InstantColumn()
  validFrom!: Instant;

  @InstantColumn({ nullable: true })
  validTo!: Instant | null;

  /** Since when it is known as it stands here; null for ever. */
  @InstantColumn({ nullable: true })
  recordedAt!: Instant | null;
}
