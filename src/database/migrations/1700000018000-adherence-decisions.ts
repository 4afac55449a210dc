import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableForeignKey } from 'typeorm';
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

const reasonMaps = (): Table =>
  new Table({
    name: 'reason_map',
    columns: [
      idColumn,
      integer('version'),
      integer('sourceId'),
      json('reasonMap'),
      nullable(integer('freshnessSeconds')),
      integer('createdBy'),
      instantColumn('createdAt'),
    ],
    indices: [unique('reason_map_version', 'version'), index('reason_map_source', 'sourceId')],
    foreignKeys: [references('fk_reason_map_source', 'sourceId', 'telephony_source')],
  });

const explanations = (): Table[] => [
  new Table({
    name: 'adherence_explanation',
    columns: [
      idColumn,
      nullable(integer('agentId')),
      nullable(integer('teamId')),
      nullable(integer('siteId')),
      nullable(text('kind', 32)),
      instantColumn('startsAt'),
      instantColumn('endsAt'),
      nullable(json('planned')),
      json('planVersions'),
    ],
    indices: [
      index('adherence_explanation_agent', 'agentId', 'startsAt'),
      index('adherence_explanation_team', 'teamId', 'startsAt'),
      index('adherence_explanation_site', 'siteId', 'startsAt'),
    ],
    foreignKeys: [
      references('fk_adherence_explanation_agent', 'agentId', 'agent'),
      references('fk_adherence_explanation_team', 'teamId', 'team'),
      references('fk_adherence_explanation_site', 'siteId', 'site'),
    ],
  }),
  new Table({
    name: 'adherence_explanation_entry',
    columns: [
      idColumn,
      integer('explanationId'),
      integer('number'),
      text('action', 16),
      nullable(text('reason', 32)),
      text('words', 1_000),
      integer('authorId'),
      text('authorName', 200),
      instantColumn('at'),
    ],
    indices: [unique('adherence_explanation_entry_number', 'explanationId', 'number')],
    foreignKeys: [references('fk_adherence_explanation_entry', 'explanationId', 'adherence_explanation')],
  }),
];

const MAP_KEYS = [
  references('fk_adherence_map_site', 'siteId', 'site'),
  references('fk_adherence_map_client', 'clientId', 'client'),
];

export class AdherenceDecisions1700000018000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const columns = [nullable(integer('siteId')), nullable(integer('clientId'))];
    const ended = { ...boolean('ended'), default: queryRunner.connection.options.type === 'mysql' ? 0 : '0' };
    await queryRunner.addColumns(
      'adherence_map',
      [...columns, ended].map((column) => new TableColumn(column)),
    );
    await queryRunner.createForeignKeys(
      'adherence_map',
      MAP_KEYS.map((key) => new TableForeignKey(key)),
    );
    for (const table of [reasonMaps(), ...explanations()]) await queryRunner.createTable(table);
    await queryRunner.query(
      `INSERT INTO reason_map (version, sourceId, reasonMap, freshnessSeconds, createdBy, createdAt)
        SELECT id, id, reasonMap, freshnessSeconds, 0, keyCreatedAt FROM telephony_source`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of ['adherence_explanation_entry', 'adherence_explanation', 'reason_map']) {
      await queryRunner.dropTable(name);
    }
    for (const { name } of MAP_KEYS) await queryRunner.dropForeignKey('adherence_map', name ?? '');
    await queryRunner.dropColumns('adherence_map', ['ended', 'clientId', 'siteId']);
  }
}
