import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class Scheduling1700000005000 implements MigrationInterface {
  async up(_queryRunner: QueryRunner): Promise<void> {}

  async down(_queryRunner: QueryRunner): Promise<void> {}
}
