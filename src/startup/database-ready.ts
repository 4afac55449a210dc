import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../ormconfig.js';
import { migrate } from '../database/migrate.js';
import { type Settings } from '../settings.js';
import { UserError } from '../user-error.js';
import { DatabaseFailure } from './failure.js';
import { schemaBehind } from './startup.errors.js';

/**
 * Connects once before anything else does, and brings the schema up to date.
 * @throws DatabaseFailure
 */
export async function makeDatabaseReady(settings: Settings): Promise<void> {
  try {
    const dataSource = await new DataSource(dataSourceOptions(settings.database)).initialize();
    try {
      if (settings.migrate) await migrate(dataSource);
      else await assertUpToDate(dataSource);
    } finally {
      await dataSource.destroy();
    }
  } catch (error) {
    throw error instanceof UserError ? error : new DatabaseFailure(error);
  }
}

async function assertUpToDate(dataSource: DataSource): Promise<void> {
  if (await dataSource.showMigrations()) {
    throw schemaBehind();
  }
}
