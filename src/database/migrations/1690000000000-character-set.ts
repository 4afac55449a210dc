import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Codes and event ids compare byte for byte on MySQL, as they do on SQLite. */
export class CharacterSet1690000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    if (queryRunner.dataSource.options.type === 'mysql') {
      await queryRunner.query('ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin');
    }
  }

  async down(): Promise<void> {}
}
