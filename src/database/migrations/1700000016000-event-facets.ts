import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import { longTextType } from '../columns.js';
import { index } from './table-parts.js';

export class EventFacets1700000016000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE agent_event ADD COLUMN facet varchar(16) NULL');
    await queryRunner.query(`ALTER TABLE agent_event ADD COLUMN ${contactId(queryRunner)} varchar(255) NULL`);
    await queryRunner.query(
      `ALTER TABLE telephony_source ADD COLUMN ${keys(queryRunner)} ${longTextType(process.env)} NULL`,
    );
    await queryRunner.createIndex(
      'agent_event',
      new TableIndex(index('agent_event_facet_time', 'sourceId', 'agentKey', 'facet', 'effectiveTime')),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE telephony_source DROP COLUMN ${keys(queryRunner)}`);
    await queryRunner.dropIndex('agent_event', 'agent_event_facet_time');
    await queryRunner.query(`ALTER TABLE agent_event DROP COLUMN ${contactId(queryRunner)}`);
    await queryRunner.query('ALTER TABLE agent_event DROP COLUMN facet');
  }
}

/** A word of SQL. */
function keys(queryRunner: QueryRunner): string {
  return queryRunner.dataSource.driver.escape('keys');
}

function contactId(queryRunner: QueryRunner): string {
  return queryRunner.dataSource.driver.escape('contactId');
}
