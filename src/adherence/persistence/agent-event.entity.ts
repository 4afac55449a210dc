import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn, longTextType } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type Contact, type DeclaredStatus } from '../engine/agent-event.js';

// SQLite gives out row ids only for "integer", which there has eight bytes.
const WIDE_ID = process.env.DATABASE_URL ? 'bigint' : 'integer';

/** Append-only. */
@Entity({ name: 'agent_event' })
@Index('agent_event_once', ['sourceId', 'origin', 'sourceEventId'], { unique: true })
@Index('agent_event_key_time', ['sourceId', 'agentKey', 'effectiveTime'])
@Index('agent_event_facet_time', ['sourceId', 'agentKey', 'facet', 'effectiveTime'])
export class AgentEventEntity {
  /** MySQL gives wide numbers as text. */
  @PrimaryGeneratedColumn({ type: WIDE_ID })
  id!: number | string;

  @ForeignKey('telephony_source', { name: 'fk_agent_event_source' })
  @Column({ type: 'int' })
  sourceId!: number;

  @Column({ type: 'varchar', length: 255 })
  origin!: string;

  @Column({ type: 'varchar', length: 255 })
  sourceEventId!: string;

  @Column({ type: 'varchar', length: 255 })
  agentKey!: string;

  @Column({ type: 'bigint', nullable: true })
  sequence!: number | string | null;

  @InstantColumn()
  eventTime!: Instant;

  @InstantColumn()
  receivedTime!: Instant;

  /** When it counts: the event's time, or the time received where the event's lies in the future. */
  @InstantColumn()
  effectiveTime!: Instant;

  /** The facet that it tells of; null when it tells everything. */
  @Column({ type: 'varchar', length: 16, nullable: true })
  facet!: string | null;

  /** The contact that the facet `contact` is of. */
  @Column({ type: 'varchar', length: 255, nullable: true })
  contactId!: string | null;

  /** The JSON `null` where the event says nothing about it; the same for contacts. */
  @JsonColumn()
  declared!: DeclaredStatus | null;

  @JsonColumn()
  contacts!: readonly Contact[] | null;

  /** The event as it was sent. */
  @Column({ type: longTextType(process.env) })
  raw!: string;
}
