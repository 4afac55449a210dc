import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class Forecasting1700000004000 implements MigrationInterface {
  async up(_queryRunner: QueryRunner): Promise<void> {}

  async down(_queryRunner: QueryRunner): Promise<void> {}
}
