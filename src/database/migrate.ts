import { type DataSource, type Migration } from 'typeorm';

const LOCK = 'shiftwright.migrate';
const LOCK_WAIT_SECONDS = 120;

/** Brings the schema up to date; processes that start at once on one MySQL take turns. */
export async function migrate(dataSource: DataSource): Promise<Migration[]> {
  if (dataSource.options.type !== 'mysql') return dataSource.runMigrations();
  const holder = dataSource.createQueryRunner();
  try {
    await holder.query('SELECT GET_LOCK(?, ?)', [LOCK, LOCK_WAIT_SECONDS]);
    return await dataSource.runMigrations();
  } finally {
    await holder.query('SELECT RELEASE_LOCK(?)', [LOCK]);
    await holder.release();
  }
}
