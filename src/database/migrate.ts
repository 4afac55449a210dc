import { type DataSource, type QueryRunner } from 'typeorm';

const LOCK = 'shiftwright.migrate';
const LOCK_WAIT_SECONDS = 120;

/** Brings the schema up to date and gives the names of what was run. */
export function migrate(dataSource: DataSource): Promise<string[]> {
  return alone(dataSource, async () => (await dataSource.runMigrations()).map(({ name }) => name));
}

/** Takes the newest migration back; its name, or `null` when there was none. */
export function undoLastMigration(dataSource: DataSource): Promise<string | null> {
  return alone(dataSource, async () => {
    const rows: { name: string }[] = await dataSource.query(
      'SELECT name FROM migrations ORDER BY id DESC LIMIT 1',
    );
    if (rows.length === 0) return null;
    await dataSource.undoLastMigration();
    return rows[0].name;
  });
}

/** Processes that start at once on one MySQL take turns. */
async function alone<T>(dataSource: DataSource, work: () => Promise<T>): Promise<T> {
  if (dataSource.options.type !== 'mysql') return work();
  const holder = dataSource.createQueryRunner();
  try {
    if (!(await lockTaken(holder))) {
      throw new Error(`Another process has been migrating for ${LOCK_WAIT_SECONDS} seconds`);
    }
    return await work();
  } finally {
    await holder.query('SELECT RELEASE_LOCK(?)', [LOCK]);
    await holder.release();
  }
}

async function lockTaken(holder: QueryRunner): Promise<boolean> {
  const rows: unknown = await holder.query('SELECT GET_LOCK(?, ?) AS taken', [LOCK, LOCK_WAIT_SECONDS]);
  return Number((rows as { taken: number | string | null }[])[0].taken) === 1;
}
