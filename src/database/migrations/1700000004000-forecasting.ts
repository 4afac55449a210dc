import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import {
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
  zone,
} from './table-parts.js';

const history = (): Table[] => [
  new Table({
    name: 'history_import',
    columns: [
      idColumn,
      integer('queueId'),
      text('fileName', 255),
      zone('zone'),
      integer('intervalMinutes'),
      integer('rowCount'),
      instantColumn('startsAt'),
      instantColumn('endsAt'),
      integer('importedBy'),
      instantColumn('importedAt'),
      nullable(integer('undoneBy')),
      nullable(instantColumn('undoneAt')),
    ],
    indices: [index('history_import_queue', 'queueId')],
    foreignKeys: [references('fk_history_import_queue', 'queueId', 'queue')],
  }),
  new Table({
    name: 'history_interval',
    columns: [
      idColumn,
      integer('importId'),
      integer('queueId'),
      instantColumn('startsAt'),
      double('offered'),
      nullable(double('handled')),
      nullable(double('abandoned')),
      nullable(double('averageHandleTimeSeconds')),
    ],
    indices: [
      unique('history_interval_import', 'importId', 'startsAt'),
      index('history_interval_queue', 'queueId', 'startsAt'),
    ],
    foreignKeys: [
      references('fk_history_interval_import', 'importId', 'history_import'),
      references('fk_history_interval_queue', 'queueId', 'queue'),
    ],
  }),
];

const forecasts = (): Table[] => [
  new Table({
    name: 'forecast_version',
    columns: [
      idColumn,
      integer('queueId'),
      integer('version'),
      text('model', 64),
      json('parameters'),
      zone('zone'),
      integer('intervalMinutes'),
      localDate('fromDate'),
      integer('days'),
      instantColumn('startsAt'),
      instantColumn('endsAt'),
      instantColumn('cutOff'),
      json('importIds'),
      double('routedShare'),
      json('flags'),
      nullable(json('accuracy')),
      integer('createdBy'),
      instantColumn('createdAt'),
    ],
    indices: [unique('forecast_version_queue', 'queueId', 'version')],
    foreignKeys: [references('fk_forecast_version_queue', 'queueId', 'queue')],
  }),
  new Table({
    name: 'forecast_row',
    columns: [
      idColumn,
      integer('versionId'),
      instantColumn('startsAt'),
      double('offered'),
      text('basis', 32),
    ],
    indices: [unique('forecast_row_version', 'versionId', 'startsAt')],
    foreignKeys: [references('fk_forecast_row_version', 'versionId', 'forecast_version')],
  }),
];

const requirements = (): Table[] => [
  new Table({
    name: 'requirement',
    columns: [
      idColumn,
      integer('queueId'),
      integer('forecastVersionId'),
      text('status', 16),
      instantColumn('startsAt'),
      instantColumn('endsAt'),
      integer('intervalMinutes'),
      double('routedShare'),
      json('plan'),
      double('closedContacts'),
      integer('createdBy'),
      instantColumn('createdAt'),
      nullable(integer('publishedBy')),
      nullable(instantColumn('publishedAt')),
      integer('publication'),
    ],
    indices: [
      index('requirement_queue_status', 'queueId', 'status'),
      index('requirement_forecast', 'forecastVersionId'),
    ],
    foreignKeys: [
      references('fk_requirement_queue', 'queueId', 'queue'),
      references('fk_requirement_forecast', 'forecastVersionId', 'forecast_version'),
    ],
  }),
  new Table({
    name: 'requirement_row',
    columns: [
      idColumn,
      integer('requirementId'),
      instantColumn('startsAt'),
      double('offered'),
      double('averageHandleTimeSeconds'),
      integer('requiredAgents'),
      integer('scheduledAgents'),
      integer('rosterTarget'),
      text('bindingTarget', 32),
      nullable(double('serviceLevel')),
      nullable(double('averageSpeedOfAnswerSeconds')),
      nullable(double('occupancy')),
      nullable(double('abandonProbability')),
      json('targets'),
    ],
    indices: [unique('requirement_row_requirement', 'requirementId', 'startsAt')],
    foreignKeys: [references('fk_requirement_row_requirement', 'requirementId', 'requirement')],
  }),
];

const tables = (): Table[] => [...history(), ...forecasts(), ...requirements()];

export class Forecasting1700000004000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables()) await queryRunner.createTable(table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables().reverse()) await queryRunner.dropTable(table.name);
  }
}
