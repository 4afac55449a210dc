import { Command } from 'commander';

/** `wfm migrate`: brings the schema of the database up to date. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the schema of the database (DATABASE_URL or WFM_SQLITE) up to date')
    .option('--undo', 'take the last migration back; its tables and their data are lost')
    .action(async ({ undo }: { undo?: true }) => {
      const { migrateDatabase } = await import('../startup/migrate-database.js');
      process.stdout.write(`${await migrateDatabase(process.env, undo === true)}\n`);
    });
}
