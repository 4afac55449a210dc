import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { longTextType } from '../columns.js';
import {
  idColumn,
  index,
  instantColumn,
  integer,
  localDate,
  nullable,
  references,
  text,
} from './table-parts.js';

const unusualDays = (): Table =>
  new Table({
    name: 'unusual_day',
    columns: [
      idColumn,
      integer('queueId'),
      localDate('date'),
      text('reason', 500),
      integer('createdBy'),
      instantColumn('createdAt'),
      nullable(integer('undoneBy')),
      nullable(instantColumn('undoneAt')),
    ],
    indices: [index('unusual_day_queue', 'queueId', 'date')],
    foreignKeys: [references('fk_unusual_day_queue', 'queueId', 'queue')],
  });

export class UnusualDays1700000009000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(unusualDays());
    await queryRunner.query(
      `ALTER TABLE forecast_version ADD COLUMN leftOut ${longTextType(process.env)} NULL`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE forecast_version DROP COLUMN leftOut');
    await queryRunner.dropTable('unusual_day');
  }
}
