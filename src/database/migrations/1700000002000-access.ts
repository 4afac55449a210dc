import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class Access1700000002000 implements MigrationInterface {
  async up(_queryRunner: QueryRunner): Promise<void> {}

  async down(_queryRunner: QueryRunner): Promise<void> {}
}
