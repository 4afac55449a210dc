import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { longTextType } from '../columns.js';
import { idColumn, index, integer, nullable, references, text, unique } from './table-parts.js';

const COLUMNS: readonly (readonly [table: string, column: string, type: string])[] = [
  ['history_interval', 'waitSeconds', 'double'],
  ['forecast_version', 'choice', longTextType(process.env)],
  ['forecast_version', 'patienceSeconds', 'double'],
  ['forecast_row', 'low80', 'double'],
  ['forecast_row', 'high80', 'double'],
  ['forecast_row', 'low95', 'double'],
  ['forecast_row', 'high95', 'double'],
  ['forecast_row', 'averageHandleTimeSeconds', 'double'],
  ['forecast_row', 'abandonShare', 'double'],
  ['requirement', 'handleTimeSource', 'varchar(16)'],
  ['requirement', 'patienceSource', 'varchar(16)'],
];

const batch = (): Table =>
  new Table({
    name: 'forecast_batch_queue',
    columns: [
      idColumn,
      integer('jobId'),
      integer('queueId'),
      text('outcome', 16),
      nullable(integer('forecastVersionId')),
      nullable(text('message', 500)),
    ],
    indices: [
      unique('forecast_batch_queue_job', 'jobId', 'queueId'),
      index('forecast_batch_queue_version', 'forecastVersionId'),
    ],
    foreignKeys: [
      references('fk_forecast_batch_queue_job', 'jobId', 'job'),
      references('fk_forecast_batch_queue_queue', 'queueId', 'queue'),
      references('fk_forecast_batch_queue_version', 'forecastVersionId', 'forecast_version'),
    ],
  });

export class ForecastDetail1700000008000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, column, type] of COLUMNS) {
      await queryRunner.query(`ALTER TABLE ${table} ADD COLUMN ${column} ${type} NULL`);
    }
    await queryRunner.createTable(batch());
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable(batch().name);
    for (const [table, column] of [...COLUMNS].reverse()) {
      await queryRunner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
    }
  }
}
