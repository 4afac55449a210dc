import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class Adherence1700000006000 implements MigrationInterface {
  async up(_queryRunner: QueryRunner): Promise<void> {}

  async down(_queryRunner: QueryRunner): Promise<void> {}
}
