import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm';
import {
  boolean,
  double,
  idColumn,
  index,
  instantColumn,
  integer,
  json,
  localDate,
  localTime,
  nullable,
  references,
  text,
  unique,
  zone,
} from './table-parts.js';

const written: TableColumnOptions[] = [integer('createdBy'), instantColumn('createdAt')];
const dated: TableColumnOptions[] = [localDate('validFrom'), nullable(localDate('validTo'))];
const meant: TableColumnOptions[] = [text('level', 8), nullable(double('weight'))];

const labourPackChoice = (): Table =>
  new Table({
    name: 'labour_pack_choice',
    columns: [idColumn, integer('siteId'), text('packId', 64), ...dated, ...written],
    indices: [index('labour_pack_choice_site', 'siteId')],
    foreignKeys: [references('fk_labour_pack_choice_site', 'siteId', 'site')],
  });

const labourFlag = (): Table =>
  new Table({
    name: 'labour_flag',
    columns: [idColumn, integer('agentId'), text('flag', 64), ...dated, ...written],
    indices: [index('labour_flag_agent', 'agentId')],
    foreignKeys: [references('fk_labour_flag_agent', 'agentId', 'agent')],
  });

const planningRule = (): Table =>
  new Table({
    name: 'planning_rule',
    columns: [
      idColumn,
      nullable(integer('siteId')),
      nullable(integer('periodId')),
      text('kind', 24),
      json('content'),
      nullable(localDate('validFrom')),
      nullable(localDate('validTo')),
      ...written,
    ],
    indices: [index('planning_rule_site', 'siteId'), index('planning_rule_period', 'periodId')],
    foreignKeys: [
      references('fk_planning_rule_site', 'siteId', 'site'),
      references('fk_planning_rule_period', 'periodId', 'planning_period'),
    ],
  });

const shiftType = (): Table =>
  new Table({
    name: 'shift_type',
    columns: [
      idColumn,
      text('code', 64),
      text('name', 120),
      localTime('earliest'),
      localTime('latest'),
      nullable(json('lengthsMinutes')),
      nullable(json('pauses')),
      ...written,
    ],
    indices: [unique('shift_type_code', 'code')],
  });

const payRate = (): Table =>
  new Table({
    name: 'pay_rate',
    columns: [
      idColumn,
      nullable(integer('contractId')),
      nullable(integer('agentId')),
      text('currency', 3),
      text('perHour', 16),
      json('premiums'),
      ...dated,
      ...written,
    ],
    indices: [index('pay_rate_contract', 'contractId'), index('pay_rate_agent', 'agentId')],
    foreignKeys: [
      references('fk_pay_rate_contract', 'contractId', 'contract'),
      references('fk_pay_rate_agent', 'agentId', 'agent'),
    ],
  });

const periodMoney = (): Table =>
  new Table({
    name: 'period_money',
    columns: [
      idColumn,
      integer('periodId'),
      text('currency', 3),
      json('exchangeRates'),
      nullable(double('costWeight')),
      ...written,
    ],
    indices: [unique('period_money_period', 'periodId')],
    foreignKeys: [references('fk_period_money_period', 'periodId', 'planning_period')],
  });

const labourBudget = (): Table =>
  new Table({
    name: 'labour_budget',
    columns: [
      idColumn,
      integer('periodId'),
      nullable(integer('siteId')),
      text('amount', 16),
      ...meant,
      ...written,
    ],
    indices: [index('labour_budget_period', 'periodId'), index('labour_budget_site', 'siteId')],
    foreignKeys: [
      references('fk_labour_budget_period', 'periodId', 'planning_period'),
      references('fk_labour_budget_site', 'siteId', 'site'),
    ],
  });

const shiftRequest = (): Table =>
  new Table({
    name: 'shift_request',
    columns: [
      idColumn,
      integer('agentId'),
      localDate('date'),
      text('wish', 8),
      nullable(integer('shiftTypeId')),
      double('weight'),
      nullable(text('note', 200)),
      ...written,
    ],
    indices: [index('shift_request_agent', 'agentId', 'date'), index('shift_request_type', 'shiftTypeId')],
    foreignKeys: [
      references('fk_shift_request_agent', 'agentId', 'agent'),
      references('fk_shift_request_type', 'shiftTypeId', 'shift_type'),
    ],
  });

const offPhoneActivity = (): Table =>
  new Table({
    name: 'off_phone_activity',
    columns: [
      idColumn,
      integer('periodId'),
      text('name', 120),
      text('kind', 16),
      integer('minutes'),
      nullable(integer('teamId')),
      json('agentIds'),
      nullable(integer('atLeast')),
      boolean('together'),
      localDate('firstDate'),
      localDate('lastDate'),
      json('weekdays'),
      localTime('from'),
      localTime('to'),
      zone('zone'),
      nullable(double('inboundFloor')),
      ...meant,
      nullable(instantColumn('cancelledAt')),
      ...written,
    ],
    indices: [index('off_phone_activity_period', 'periodId'), index('off_phone_activity_team', 'teamId')],
    foreignKeys: [
      references('fk_off_phone_activity_period', 'periodId', 'planning_period'),
      references('fk_off_phone_activity_team', 'teamId', 'team'),
    ],
  });

const minimumCover = (): Table =>
  new Table({
    name: 'minimum_cover',
    columns: [idColumn, integer('queueId'), json('hours'), ...meant, ...dated, ...written],
    indices: [index('minimum_cover_queue', 'queueId')],
    foreignKeys: [references('fk_minimum_cover_queue', 'queueId', 'queue')],
  });

const tables = (): Table[] => [
  labourPackChoice(),
  labourFlag(),
  planningRule(),
  shiftType(),
  payRate(),
  periodMoney(),
  labourBudget(),
  shiftRequest(),
  offPhoneActivity(),
  minimumCover(),
];

/** Labour law by site, rules, pay, requests, activities off the phone and minimum cover: what a roster is held to. */
export class RosterTerms1700000015000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables()) await queryRunner.createTable(table, false, true, true);
    await queryRunner.query('ALTER TABLE activity ADD COLUMN offPhoneActivityId integer NULL');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE activity DROP COLUMN offPhoneActivityId');
    for (const table of tables().reverse()) await queryRunner.dropTable(table);
  }
}
