import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { longTextType } from '../columns.js';
import {
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

const rosterEdit = (): Table =>
  new Table({
    name: 'roster_edit',
    columns: [
      idColumn,
      integer('scheduleId'),
      text('kind', 24),
      text('status', 16),
      json('edit'),
      json('shiftsBefore'),
      json('shiftsAfter'),
      json('rosterChange'),
      nullable(text('forcedBecause', 500)),
      integer('createdBy'),
      instantColumn('createdAt'),
      nullable(integer('switchedBy')),
      nullable(instantColumn('switchedAt')),
    ],
    indices: [index('roster_edit_schedule', 'scheduleId', 'status')],
    foreignKeys: [references('fk_roster_edit_schedule', 'scheduleId', 'schedule')],
  });

const rosterPin = (): Table =>
  new Table({
    name: 'roster_pin',
    columns: [
      idColumn,
      integer('scheduleId'),
      integer('agentId'),
      localDate('date'),
      text('kind', 16),
      integer('createdBy'),
      instantColumn('createdAt'),
    ],
    indices: [
      unique('roster_pin_day', 'scheduleId', 'agentId', 'date'),
      index('roster_pin_agent', 'agentId'),
    ],
    foreignKeys: [
      references('fk_roster_pin_schedule', 'scheduleId', 'schedule'),
      references('fk_roster_pin_agent', 'agentId', 'agent'),
    ],
  });

const rosterExplanation = (): Table =>
  new Table({
    name: 'roster_explanation',
    columns: [
      idColumn,
      integer('periodId'),
      nullable(integer('scheduleId')),
      integer('jobId'),
      json('question'),
      nullable(json('answer')),
      integer('createdBy'),
      instantColumn('createdAt'),
    ],
    indices: [
      index('roster_explanation_period', 'periodId'),
      index('roster_explanation_schedule', 'scheduleId'),
      unique('roster_explanation_job', 'jobId'),
    ],
    foreignKeys: [
      references('fk_roster_explanation_period', 'periodId', 'planning_period'),
      references('fk_roster_explanation_schedule', 'scheduleId', 'schedule'),
      references('fk_roster_explanation_job', 'jobId', 'job'),
    ],
  });

const tables = (): Table[] => [rosterEdit(), rosterPin(), rosterExplanation()];

export class RosterEditing1700000014000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const longText = longTextType(process.env);
    await queryRunner.query('ALTER TABLE schedule ADD COLUMN revision integer NOT NULL DEFAULT 0');
    await queryRunner.query(`ALTER TABLE schedule_run ADD COLUMN reoptimise ${longText} NULL`);
    await queryRunner.query(`ALTER TABLE schedule_run ADD COLUMN improvements ${longText} NULL`);
    for (const table of tables()) await queryRunner.createTable(table, false, true, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables().reverse()) await queryRunner.dropTable(table);
    await queryRunner.query('ALTER TABLE schedule_run DROP COLUMN improvements');
    await queryRunner.query('ALTER TABLE schedule_run DROP COLUMN reoptimise');
    await queryRunner.query('ALTER TABLE schedule DROP COLUMN revision');
  }
}
