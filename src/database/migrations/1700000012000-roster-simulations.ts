import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import {
  idColumn,
  index,
  instantColumn,
  integer,
  json,
  nullable,
  references,
  unique,
} from './table-parts.js';

const rosterSimulation = (): Table =>
  new Table({
    name: 'roster_simulation',
    columns: [
      idColumn,
      integer('scheduleId'),
      integer('jobId'),
      instantColumn('startsAt'),
      instantColumn('endsAt'),
      json('simulationOrder'),
      nullable(json('outcome')),
      integer('createdBy'),
      instantColumn('createdAt'),
    ],
    indices: [index('roster_simulation_schedule', 'scheduleId'), unique('roster_simulation_job', 'jobId')],
    foreignKeys: [
      references('fk_roster_simulation_schedule', 'scheduleId', 'schedule'),
      references('fk_roster_simulation_job', 'jobId', 'job'),
    ],
  });

export class RosterSimulations1700000012000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(rosterSimulation());
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('roster_simulation');
  }
}
