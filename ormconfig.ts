import { DataSource, type DataSourceOptions } from 'typeorm';
import { accessEntities } from './src/access/persistence/entities.js';
import { adherenceEntities } from './src/adherence/persistence/entities.js';
import { databaseSettings, type DatabaseSettings } from './src/database/database-settings.js';
import { migrations } from './src/database/migrations/history.js';
import { forecastingEntities } from './src/forecasting/persistence/entities.js';
import { jobsEntities } from './src/jobs/persistence/entities.js';
import { schedulingEntities } from './src/scheduling/persistence/entities.js';
import { workforceEntities } from './src/workforce/persistence/entities.js';

const shared = {
  entities: [
    ...workforceEntities,
    ...accessEntities,
    ...jobsEntities,
    ...forecastingEntities,
    ...schedulingEntities,
    ...adherenceEntities,
  ],
  migrations,
  migrationsTransactionMode: 'each',
  synchronize: false,
} as const satisfies Partial<DataSourceOptions>;

export function dataSourceOptions(database: DatabaseSettings): DataSourceOptions {
  if (database.kind === 'mysql') {
    return {
      ...shared,
      type: 'mysql',
      url: database.url,
      timezone: 'Z',
      charset: 'utf8mb4_bin',
      poolSize: 20,
    };
  }
  return {
    ...shared,
    type: 'better-sqlite3',
    database: database.file,
    enableWAL: database.file !== ':memory:',
    // WAL's default would lose the last commits on a power cut; an acknowledged event must be stored.
    prepareDatabase: (db: { pragma(text: string): void }) => db.pragma('synchronous = FULL'),
  };
}

/** The one DataSource of this process, not yet connected. */
export const dataSource = new DataSource(dataSourceOptions(databaseSettings(process.env)));
