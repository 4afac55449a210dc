import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class Jobs1700000003000 implements MigrationInterface {
  async up(_queryRunner: QueryRunner): Promise<void> {}

  async down(_queryRunner: QueryRunner): Promise<void> {}
}
