import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../ormconfig.js';
import { databaseSettings } from '../database/database-settings.js';
import { migrate, undoLastMigration } from '../database/migrate.js';
import { type Environment } from '../settings.js';
import { UserError } from '../user-error.js';
import { DatabaseFailure, failureLine } from './failure.js';
import { databaseUnusable } from './startup.errors.js';

/** Migrates, and says what was done. */
export async function migrateDatabase(env: Environment, undo: boolean): Promise<string> {
  const database = databaseSettings(env);
  try {
    const dataSource = await new DataSource(dataSourceOptions(database)).initialize();
    try {
      if (undo)
        return `Taken back: ${(await undoLastMigration(dataSource)) ?? 'nothing, the schema is empty'}.`;
      const done = await migrate(dataSource);
      return done.length === 0 ? 'The schema is up to date.' : `Migrated: ${done.join(', ')}.`;
    } finally {
      await dataSource.destroy();
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw databaseUnusable(failureLine(new DatabaseFailure(error), { host: '', port: 0, database }));
  }
}
