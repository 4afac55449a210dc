import { type MigrationInterface, type QueryRunner, Table, TableColumn } from 'typeorm';
import { idColumn, index, instantColumn, integer, nullable, references, text } from './table-parts.js';

const formerIdentity = (): Table =>
  new Table({
    name: 'agent_identity_former',
    columns: [
      idColumn,
      integer('sourceId'),
      text('agentKey', 255),
      integer('agentId'),
      instantColumn('validFrom'),
      nullable(instantColumn('validTo')),
      nullable(instantColumn('recordedAt')),
      instantColumn('supersededAt'),
    ],
    indices: [index('agent_identity_former_agent', 'agentId')],
    foreignKeys: [
      references('fk_agent_identity_former_source', 'sourceId', 'telephony_source'),
      references('fk_agent_identity_former_agent', 'agentId', 'agent'),
    ],
  });

/** Whom logins were once said to belong to, so that figures can be told as they were known then. */
export class FormerIdentities1700000020000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.addColumn('agent_identity', new TableColumn(nullable(instantColumn('recordedAt'))));
    await queryRunner.createTable(formerIdentity());
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('agent_identity_former');
    await queryRunner.dropColumn('agent_identity', 'recordedAt');
  }
}
