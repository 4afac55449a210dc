import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import {
  boolean,
  double,
  idColumn,
  index,
  instantColumn,
  integer,
  json,
  nullable,
  text,
} from './table-parts.js';

const job = (): Table =>
  new Table({
    name: 'job',
    columns: [
      idColumn,
      text('kind', 64),
      text('status', 16),
      json('input'),
      nullable(json('result')),
      integer('seed'),
      double('budgetSeconds'),
      text('phase', 100),
      double('progress'),
      nullable(double('bestScore')),
      nullable(double('bound')),
      nullable(text('error', 1000)),
      integer('attempt'),
      integer('createdBy'),
      instantColumn('createdAt'),
      nullable(instantColumn('startedAt')),
      nullable(instantColumn('heartbeatAt')),
      nullable(instantColumn('finishedAt')),
      boolean('cancelRequested'),
    ],
    indices: [index('job_status', 'status', 'heartbeatAt'), index('job_created_by', 'createdBy')],
  });

export class Jobs1700000003000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(job());
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('job');
  }
}
