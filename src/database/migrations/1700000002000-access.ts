import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import {
  boolean,
  idColumn,
  index,
  instantColumn,
  integer,
  json,
  nullable,
  references,
  text,
  unique,
} from './table-parts.js';

const tables = (): Table[] => [
  new Table({
    name: 'account',
    columns: [
      idColumn,
      text('email', 254),
      text('name', 200),
      text('passwordHash', 255),
      nullable(integer('agentId')),
      boolean('disabled'),
      instantColumn('createdAt'),
    ],
    indices: [unique('account_email', 'email'), index('account_agent', 'agentId')],
    foreignKeys: [references('fk_account_agent', 'agentId', 'agent')],
  }),
  new Table({
    name: 'account_grant',
    columns: [
      idColumn,
      integer('accountId'),
      text('role', 32),
      boolean('everywhere'),
      json('siteIds'),
      json('teamIds'),
      json('clientIds'),
      json('agentIds'),
    ],
    indices: [index('account_grant_account', 'accountId')],
    foreignKeys: [references('fk_account_grant_account', 'accountId', 'account')],
  }),
  new Table({
    name: 'access_token',
    columns: [
      idColumn,
      integer('accountId'),
      text('kind', 16),
      text('hash', 64),
      text('label', 100),
      instantColumn('createdAt'),
      instantColumn('expiresAt'),
      nullable(instantColumn('lastUsedAt')),
      nullable(instantColumn('revokedAt')),
    ],
    indices: [unique('access_token_hash', 'hash'), index('access_token_account', 'accountId')],
    foreignKeys: [references('fk_access_token_account', 'accountId', 'account')],
  }),
  new Table({
    name: 'sign_in_failure',
    columns: [idColumn, text('keyHash', 64), integer('failures'), instantColumn('firstAt')],
    indices: [unique('sign_in_failure_key', 'keyHash'), index('sign_in_failure_first', 'firstAt')],
  }),
];

export class Access1700000002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables()) await queryRunner.createTable(table, false, true, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables().reverse()) await queryRunner.dropTable(table);
  }
}
