import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type TokenKind } from '../account.js';
import { type Role } from '../actor.js';

@Entity('account')
@Index('account_email', ['email'], { unique: true })
@Index('account_agent', ['agentId'])
export class AccountEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'varchar', length: 254 })
  email!: string;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @Column({ type: 'varchar', length: 255 })
  passwordHash!: string;

  @Column({ type: 'int', nullable: true })
  @ForeignKey('AgentEntity', { name: 'fk_account_agent' })
  agentId!: number | null;

  @Column({ type: 'boolean' })
  disabled!: boolean;

  @InstantColumn()
  createdAt!: Instant;
}

@Entity('account_grant')
@Index('account_grant_account', ['accountId'])
export class AccountGrantEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int' })
  @ForeignKey(() => AccountEntity, { name: 'fk_account_grant_account' })
  accountId!: number;

  @Column({ type: 'varchar', length: 32 })
  role!: Role;

  @Column({ type: 'boolean' })
  everywhere!: boolean;

  @JsonColumn()
  siteIds!: readonly number[];

  @JsonColumn()
  teamIds!: readonly number[];

  @JsonColumn()
  clientIds!: readonly number[];

  @JsonColumn()
  agentIds!: readonly number[];
}

@Entity('access_token')
@Index('access_token_hash', ['hash'], { unique: true })
@Index('access_token_account', ['accountId'])
export class AccessTokenEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'int' })
  @ForeignKey(() => AccountEntity, { name: 'fk_access_token_account' })
  accountId!: number;

  @Column({ type: 'varchar', length: 16 })
  kind!: TokenKind;

  @Column({ type: 'varchar', length: 64 })
  hash!: string;

  @Column({ type: 'varchar', length: 100 })
  label!: string;

  @InstantColumn()
  createdAt!: Instant;

  @InstantColumn()
  expiresAt!: Instant;

  @InstantColumn({ nullable: true })
  lastUsedAt!: Instant | null;

  @InstantColumn({ nullable: true })
  revokedAt!: Instant | null;
}

/** Failed sign-ins of one account from one address, by a hash of both. */
@Entity('sign_in_failure')
@Index('sign_in_failure_key', ['keyHash'], { unique: true })
@Index('sign_in_failure_first', ['firstAt'])
export class SignInFailureEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'varchar', length: 64 })
  keyHash!: string;

  @Column({ type: 'int' })
  failures!: number;

  @InstantColumn()
  firstAt!: Instant;
}
