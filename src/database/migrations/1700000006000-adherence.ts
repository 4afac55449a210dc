import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm';
import {
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

const wide = (name: string): TableColumnOptions => ({ name, type: 'bigint' });

/** SQLite gives out row ids only for "integer", which there has eight bytes. */
const wideId = (isMysql: boolean): TableColumnOptions =>
  isMysql ? { ...idColumn, type: 'bigint' } : idColumn;

const sources = (): Table[] => [
  new Table({
    name: 'telephony_source',
    columns: [
      idColumn,
      text('code', 64),
      text('name', 200),
      text('connector', 32),
      text('currentKey', 100),
      nullable(text('previousKey', 100)),
      instantColumn('keyCreatedAt'),
      json('reasonMap'),
      nullable(integer('freshnessSeconds')),
      integer('latenessSeconds'),
    ],
    indices: [unique('telephony_source_code', 'code')],
  }),
  new Table({
    name: 'agent_identity',
    columns: [
      idColumn,
      integer('sourceId'),
      text('agentKey', 255),
      integer('agentId'),
      instantColumn('validFrom'),
      nullable(instantColumn('validTo')),
    ],
    indices: [
      unique('agent_identity_key', 'sourceId', 'agentKey', 'validFrom'),
      index('agent_identity_agent', 'agentId'),
    ],
    foreignKeys: [
      references('fk_agent_identity_source', 'sourceId', 'telephony_source'),
      references('fk_agent_identity_agent', 'agentId', 'agent'),
    ],
  }),
];

const events = (isMysql: boolean): Table =>
  new Table({
    name: 'agent_event',
    columns: [
      wideId(isMysql),
      integer('sourceId'),
      text('origin', 255),
      text('sourceEventId', 255),
      text('agentKey', 255),
      nullable(wide('sequence')),
      instantColumn('eventTime'),
      instantColumn('receivedTime'),
      instantColumn('effectiveTime'),
      json('declared'),
      json('contacts'),
      json('raw'),
    ],
    indices: [
      unique('agent_event_once', 'sourceId', 'origin', 'sourceEventId'),
      index('agent_event_key_time', 'sourceId', 'agentKey', 'effectiveTime'),
    ],
    foreignKeys: [references('fk_agent_event_source', 'sourceId', 'telephony_source')],
  });

const maps = (): Table =>
  new Table({
    name: 'adherence_map',
    columns: [
      idColumn,
      integer('version'),
      json('map'),
      text('note', 500),
      integer('createdBy'),
      instantColumn('createdAt'),
    ],
    indices: [unique('adherence_map_version', 'version')],
  });

export class Adherence1700000006000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const isMysql = queryRunner.dataSource.options.type === 'mysql';
    for (const table of [...sources(), events(isMysql), maps()]) await queryRunner.createTable(table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of ['adherence_map', 'agent_event', 'agent_identity', 'telephony_source']) {
      await queryRunner.dropTable(name);
    }
  }
}
