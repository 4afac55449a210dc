import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class Workforce1700000001000 implements MigrationInterface {
  async up(_queryRunner: QueryRunner): Promise<void> {}

  async down(_queryRunner: QueryRunner): Promise<void> {}
}
