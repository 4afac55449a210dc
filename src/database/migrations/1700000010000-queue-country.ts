import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class QueueCountry1700000010000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE queue ADD COLUMN country varchar(16) NULL');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE queue DROP COLUMN country');
  }
}
