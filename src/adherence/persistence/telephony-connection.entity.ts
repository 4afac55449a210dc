import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn, longTextType } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';

@Entity({ name: 'telephony_connection' })
export class TelephonyConnectionEntity {
  @ForeignKey('telephony_source', { name: 'fk_telephony_connection_source' })
  @PrimaryColumn({ type: 'int' })
  sourceId!: number;

  @Column({ type: 'boolean' })
  enabled!: boolean;

  @JsonColumn()
  settings!: Readonly<Record<string, unknown>>;

  @JsonColumn()
  secretNames!: readonly string[];

  @Column({ type: longTextType(process.env), nullable: true })
  sealed!: string | null;

  @Column({ type: 'int' })
  revision!: number;

  @InstantColumn()
  changedAt!: Instant;

  @Column({ type: 'varchar', length: 500, nullable: true })
  fault!: string | null;
}
