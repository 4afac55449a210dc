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
  localTime,
  nullable,
  references,
  text,
  unique,
  zone,
} from './table-parts.js';

const coded = [idColumn, text('code', 64), text('name', 200)];

const organisation = (): Table[] => [
  new Table({
    name: 'client',
    columns: [...coded, nullable(text('country', 16))],
    indices: [unique('client_code', 'code')],
  }),
  new Table({
    name: 'site',
    columns: [...coded, zone('zone'), text('country', 16), integer('weekStartsOn')],
    indices: [unique('site_code', 'code')],
  }),
  new Table({
    name: 'team',
    columns: [...coded, integer('siteId')],
    indices: [unique('team_code', 'code'), index('team_site', 'siteId')],
    foreignKeys: [references('fk_team_site', 'siteId', 'site')],
  }),
  new Table({
    name: 'contract',
    columns: [
      ...coded,
      integer('minPaidMinutesPerDay'),
      integer('maxPaidMinutesPerDay'),
      integer('minPaidMinutesPerWeek'),
      integer('maxPaidMinutesPerWeek'),
      integer('minRestMinutes'),
      integer('maxConsecutiveDays'),
      integer('minDaysOffPerWeek'),
      json('shiftStarts'),
      json('shiftLengthsMinutes'),
      json('breaks'),
    ],
    indices: [unique('contract_code', 'code')],
  }),
  new Table({
    name: 'holiday_override',
    columns: [
      idColumn,
      nullable(integer('siteId')),
      nullable(integer('clientId')),
      localDate('date'),
      text('name', 200),
      boolean('removed'),
    ],
    indices: [
      unique('holiday_override_site', 'siteId', 'date'),
      unique('holiday_override_client', 'clientId', 'date'),
    ],
    foreignKeys: [
      references('fk_holiday_override_site', 'siteId', 'site'),
      references('fk_holiday_override_client', 'clientId', 'client'),
    ],
  }),
];

const work = (): Table[] => [
  new Table({
    name: 'queue',
    columns: [
      ...coded,
      integer('clientId'),
      text('language', 35),
      text('level', 2),
      zone('zone'),
      json('openingHours'),
      json('goal'),
      double('averageHandleTimeSeconds'),
      nullable(double('patienceSeconds')),
      double('routedShare'),
    ],
    indices: [unique('queue_code', 'code'), index('queue_client', 'clientId')],
    foreignKeys: [references('fk_queue_client', 'clientId', 'client')],
  }),
  new Table({
    name: 'campaign',
    columns: [
      ...coded,
      integer('clientId'),
      text('language', 35),
      text('level', 2),
      text('callType', 64),
      json('volume'),
      json('zones'),
    ],
    indices: [unique('campaign_code', 'code'), index('campaign_client', 'clientId')],
    foreignKeys: [references('fk_campaign_client', 'clientId', 'client')],
  }),
];

const people = (): Table[] => [
  new Table({
    name: 'agent',
    columns: [
      ...coded,
      integer('siteId'),
      integer('teamId'),
      integer('contractId'),
      nullable(zone('ownZone')),
      localDate('hiredOn'),
      nullable(localDate('leftOn')),
    ],
    indices: [
      unique('agent_code', 'code'),
      index('agent_site', 'siteId'),
      index('agent_team', 'teamId'),
      index('agent_contract', 'contractId'),
    ],
    foreignKeys: [
      references('fk_agent_site', 'siteId', 'site'),
      references('fk_agent_team', 'teamId', 'team'),
      references('fk_agent_contract', 'contractId', 'contract'),
    ],
  }),
  new Table({
    name: 'entitlement',
    columns: [
      idColumn,
      integer('agentId'),
      nullable(integer('queueId')),
      nullable(integer('campaignId')),
      double('speed'),
    ],
    indices: [
      unique('entitlement_agent_queue', 'agentId', 'queueId'),
      unique('entitlement_agent_campaign', 'agentId', 'campaignId'),
      index('entitlement_queue', 'queueId'),
      index('entitlement_campaign', 'campaignId'),
    ],
    foreignKeys: [
      references('fk_entitlement_agent', 'agentId', 'agent'),
      references('fk_entitlement_queue', 'queueId', 'queue'),
      references('fk_entitlement_campaign', 'campaignId', 'campaign'),
    ],
  }),
];

const timesOfAgents = (): Table[] => [
  new Table({
    name: 'language_certificate',
    columns: [
      idColumn,
      integer('agentId'),
      text('language', 35),
      text('level', 2),
      localDate('testedOn'),
      localDate('expiresOn'),
      text('assessor', 200),
    ],
    indices: [
      unique('language_certificate_key', 'agentId', 'language', 'testedOn'),
      index('language_certificate_expiry', 'expiresOn'),
    ],
    foreignKeys: [references('fk_language_certificate_agent', 'agentId', 'agent')],
  }),
  new Table({
    name: 'availability',
    columns: [idColumn, integer('agentId'), json('weekdays'), localTime('from'), localTime('to')],
    indices: [index('availability_agent', 'agentId')],
    foreignKeys: [references('fk_availability_agent', 'agentId', 'agent')],
  }),
  new Table({
    name: 'absence',
    columns: [
      idColumn,
      integer('agentId'),
      instantColumn('startsAt'),
      instantColumn('endsAt'),
      text('reason', 200),
    ],
    indices: [unique('absence_agent_start', 'agentId', 'startsAt'), index('absence_end', 'endsAt')],
    foreignKeys: [references('fk_absence_agent', 'agentId', 'agent')],
  }),
];

export class Workforce1700000001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables()) await queryRunner.createTable(table, false, true, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables().reverse()) await queryRunner.dropTable(table);
  }
}

const tables = (): Table[] => [...organisation(), ...work(), ...people(), ...timesOfAgents()];
