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
    name: 'telephony_connection',
    columns: [
      { ...integer('sourceId'), isPrimary: true },
      boolean('enabled'),
      json('settings'),
      json('secretNames'),
      nullable(json('sealed')),
      integer('revision'),
      instantColumn('changedAt'),
      nullable(text('fault', 500)),
    ],
    foreignKeys: [references('fk_telephony_connection_source', 'sourceId', 'telephony_source')],
  }),
  new Table({
    name: 'telephony_feed',
    columns: [
      idColumn,
      integer('sourceId'),
      text('part', 190),
      nullable(json('checkpoint')),
      integer('fence'),
      nullable(text('leaseOwner', 64)),
      nullable(instantColumn('leaseUntil')),
      nullable(instantColumn('connectedSince')),
      nullable(instantColumn('lastHeardAt')),
      nullable(text('lastError', 500)),
      nullable(instantColumn('lastErrorAt')),
      nullable(integer('skewMs')),
      nullable(instantColumn('finishedAt')),
    ],
    indices: [unique('telephony_feed_part', 'sourceId', 'part')],
    foreignKeys: [references('fk_telephony_feed_source', 'sourceId', 'telephony_source')],
  }),
  new Table({
    name: 'telephony_heard',
    columns: [
      idColumn,
      integer('sourceId'),
      text('part', 190),
      instantColumn('since'),
      instantColumn('until'),
    ],
    indices: [index('telephony_heard_until', 'sourceId', 'until')],
    foreignKeys: [references('fk_telephony_heard_source', 'sourceId', 'telephony_source')],
  }),
];

export class TelephonyFeeds1700000017000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables()) await queryRunner.createTable(table, false, true, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables().reverse()) await queryRunner.dropTable(table);
  }
}
