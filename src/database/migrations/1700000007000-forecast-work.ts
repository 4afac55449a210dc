import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { longTextType } from '../columns.js';
import {
  boolean,
  double,
  idColumn,
  index,
  instantColumn,
  integer,
  json,
  localDate,
  nullable,
  references,
  text,
  unique,
} from './table-parts.js';

const layers = (): Table[] => [
  new Table({
    name: 'forecast_layer',
    columns: [
      idColumn,
      integer('versionId'),
      instantColumn('startsAt'),
      instantColumn('endsAt'),
      json('edit'),
      text('reason', 500),
      integer('createdBy'),
      instantColumn('createdAt'),
      boolean('switchedOn'),
      nullable(integer('switchedBy')),
      nullable(instantColumn('switchedAt')),
      nullable(integer('undoneBy')),
      nullable(instantColumn('undoneAt')),
    ],
    indices: [index('forecast_layer_version', 'versionId')],
    foreignKeys: [references('fk_forecast_layer_version', 'versionId', 'forecast_version')],
  }),
];

const snapshots = (): Table[] => [
  new Table({
    name: 'forecast_snapshot',
    columns: [
      idColumn,
      integer('queueId'),
      localDate('takenOn'),
      instantColumn('takenAt'),
      integer('takenBy'),
      json('versionIds'),
      json('layerIds'),
    ],
    indices: [index('forecast_snapshot_queue', 'queueId', 'takenOn')],
    foreignKeys: [references('fk_forecast_snapshot_queue', 'queueId', 'queue')],
  }),
  new Table({
    name: 'forecast_snapshot_day',
    columns: [
      idColumn,
      integer('snapshotId'),
      integer('queueId'),
      localDate('date'),
      integer('leadDays'),
      integer('intervalMinutes'),
      json('figures'),
    ],
    indices: [
      unique('forecast_snapshot_day_snapshot', 'snapshotId', 'date'),
      index('forecast_snapshot_day_queue', 'queueId', 'date'),
    ],
    foreignKeys: [
      references('fk_forecast_snapshot_day_snapshot', 'snapshotId', 'forecast_snapshot'),
      references('fk_forecast_snapshot_day_queue', 'queueId', 'queue'),
    ],
  }),
];

const mappings = (): Table[] => [
  new Table({
    name: 'history_mapping',
    columns: [idColumn, text('name', 100), json('mapping'), integer('savedBy'), instantColumn('savedAt')],
    indices: [unique('history_mapping_name', 'name')],
  }),
];

const capacityPlans = (): Table[] => [
  new Table({
    name: 'capacity_plan',
    columns: [
      idColumn,
      integer('queueId'),
      text('name', 200),
      json('assumptions'),
      text('basis', 32),
      double('weeklyTrend'),
      localDate('historyUntil'),
      json('weeks'),
      json('months'),
      integer('createdBy'),
      instantColumn('createdAt'),
    ],
    indices: [index('capacity_plan_queue', 'queueId')],
    foreignKeys: [references('fk_capacity_plan_queue', 'queueId', 'queue')],
  }),
];

const tables = (): Table[] => [...layers(), ...snapshots(), ...mappings(), ...capacityPlans()];

export class ForecastWork1700000007000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables()) await queryRunner.createTable(table);
    await queryRunner.query(`ALTER TABLE requirement ADD COLUMN layerIds ${longTextType(process.env)} NULL`);
    await queryRunner.query('ALTER TABLE history_import ADD COLUMN staged boolean NOT NULL DEFAULT 0');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE history_import DROP COLUMN staged');
    await queryRunner.query('ALTER TABLE requirement DROP COLUMN layerIds');
    for (const table of tables().reverse()) await queryRunner.dropTable(table.name);
  }
}
