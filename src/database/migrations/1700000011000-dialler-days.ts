import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
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

const diallerDay = (): Table =>
  new Table({
    name: 'dialler_day',
    columns: [
      idColumn,
      integer('campaignId'),
      localDate('date'),
      integer('liveAnswers'),
      integer('abandoned'),
      nullable(text('fileName', 255)),
      integer('recordedBy'),
      instantColumn('recordedAt'),
    ],
    indices: [index('dialler_day_campaign', 'campaignId', 'date')],
    foreignKeys: [references('fk_dialler_day_campaign', 'campaignId', 'campaign')],
  });

export class DiallerDays1700000011000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(diallerDay());
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('dialler_day');
  }
}
