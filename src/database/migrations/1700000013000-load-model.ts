import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class LoadModel1700000013000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE requirement_row ADD COLUMN offeredLoad double NULL');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE requirement_row DROP COLUMN offeredLoad');
  }
}
