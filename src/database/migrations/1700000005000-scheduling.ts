import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
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
  zone,
} from './table-parts.js';

const periods = (): Table[] => [
  new Table({
    name: 'planning_period',
    columns: [
      idColumn,
      text('name', 120),
      localDate('firstDate'),
      integer('days'),
      zone('zone'),
      instantColumn('startsAt'),
      instantColumn('endsAt'),
      text('status', 16),
      boolean('everySite'),
      integer('latestVersion'),
      integer('createdBy'),
      instantColumn('createdAt'),
    ],
    indices: [index('planning_period_start', 'startsAt')],
  }),
  new Table({
    name: 'planning_period_site',
    columns: [
      { ...integer('periodId'), isPrimary: true },
      { ...integer('siteId'), isPrimary: true },
    ],
    indices: [index('planning_period_site_site', 'siteId')],
    foreignKeys: [
      references('fk_planning_period_site_period', 'periodId', 'planning_period'),
      references('fk_planning_period_site_site', 'siteId', 'site'),
    ],
  }),
];

const schedules = (): Table[] => [
  new Table({
    name: 'schedule_run',
    columns: [
      idColumn,
      integer('periodId'),
      integer('jobId'),
      nullable(json('inputs')),
      integer('createdBy'),
      instantColumn('createdAt'),
    ],
    indices: [index('schedule_run_period', 'periodId'), unique('schedule_run_job', 'jobId')],
    foreignKeys: [
      references('fk_schedule_run_period', 'periodId', 'planning_period'),
      references('fk_schedule_run_job', 'jobId', 'job'),
    ],
  }),
  new Table({
    name: 'schedule',
    columns: [
      idColumn,
      integer('periodId'),
      integer('runId'),
      nullable(integer('version')),
      text('status', 16),
      json('evaluation'),
      integer('createdBy'),
      instantColumn('createdAt'),
      nullable(integer('publishedBy')),
      nullable(instantColumn('publishedAt')),
    ],
    indices: [
      unique('schedule_period_version', 'periodId', 'version'),
      index('schedule_status', 'status'),
      unique('schedule_run_once', 'runId'),
    ],
    foreignKeys: [
      references('fk_schedule_period', 'periodId', 'planning_period'),
      references('fk_schedule_run', 'runId', 'schedule_run'),
    ],
  }),
];

const shifts = (): Table[] => [
  new Table({
    name: 'shift',
    columns: [
      idColumn,
      integer('scheduleId'),
      integer('agentId'),
      localDate('date'),
      instantColumn('startsAt'),
      instantColumn('endsAt'),
    ],
    indices: [
      index('shift_schedule_date', 'scheduleId', 'date'),
      index('shift_agent_start', 'agentId', 'startsAt'),
    ],
    foreignKeys: [
      references('fk_shift_schedule', 'scheduleId', 'schedule'),
      references('fk_shift_agent', 'agentId', 'agent'),
    ],
  }),
  new Table({
    name: 'activity',
    columns: [
      idColumn,
      integer('shiftId'),
      integer('scheduleId'),
      text('kind', 16),
      instantColumn('startsAt'),
      instantColumn('endsAt'),
      boolean('paid'),
      nullable(integer('queueId')),
      nullable(integer('campaignId')),
      nullable(text('calledZoneId', 64)),
      double('speed'),
    ],
    indices: [
      index('activity_shift', 'shiftId'),
      index('activity_schedule_queue', 'scheduleId', 'queueId', 'startsAt'),
      index('activity_schedule_campaign', 'scheduleId', 'campaignId', 'startsAt'),
      index('activity_queue', 'queueId'),
      index('activity_campaign', 'campaignId'),
    ],
    foreignKeys: [
      references('fk_activity_shift', 'shiftId', 'shift'),
      references('fk_activity_schedule', 'scheduleId', 'schedule'),
      references('fk_activity_queue', 'queueId', 'queue'),
      references('fk_activity_campaign', 'campaignId', 'campaign'),
    ],
  }),
];

export class Scheduling1700000005000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables()) await queryRunner.createTable(table, false, true, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables().reverse()) await queryRunner.dropTable(table);
  }
}

const tables = (): Table[] => [...periods(), ...schedules(), ...shifts()];
