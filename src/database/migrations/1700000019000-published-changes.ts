import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { idColumn, index, instantColumn, integer, json, references } from './table-parts.js';

const publishedChange = (): Table =>
  new Table({
    name: 'published_change',
    columns: [
      idColumn,
      integer('scheduleId'),
      instantColumn('changedAt'),
      json('shiftsBefore'),
      json('shiftsAfter'),
    ],
    indices: [
      index('published_change_schedule', 'scheduleId', 'changedAt'),
      index('published_change_time', 'changedAt'),
    ],
    foreignKeys: [references('fk_published_change_schedule', 'scheduleId', 'schedule')],
  });

/** What was changed in rosters after they were published, so that figures can be told as of any moment. */
export class PublishedChanges1700000019000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(publishedChange(), false, true, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable(publishedChange());
  }
}
