import { DataSource, type DataSourceOptions } from 'typeorm';
import { dataSourceOptions } from '../../../ormconfig.js';
import { migrate, undoLastMigration } from '../../../src/database/migrate.js';
import { migrations } from '../../../src/database/migrations/history.js';
import { JobEntity } from '../../../src/jobs/persistence/job.entity.js';
import { insertJob } from '../../../src/jobs/persistence/job.repository.js';
import { JOB } from '../../builders/job.js';
import { type ScratchDatabase, scratchDatabase } from '../../support/database.js';

const onMySql = Boolean(process.env.DATABASE_URL);

let database: ScratchDatabase;
let dataSource: DataSource;

beforeEach(async () => {
  database = await scratchDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.settings)).initialize();
});
afterEach(async () => {
  await dataSource.destroy();
  await database.drop();
});

async function tables(): Promise<string[]> {
  const names: { name: string }[] = await dataSource.query(
    onMySql
      ? 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()'
      : `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
  );
  return names.map(({ name }) => name).sort();
}

it('migrates to exactly the schema that the entities describe', async () => {
  await migrate(dataSource);

  expect(await differences()).toEqual([]);
});

it('has nothing more to do the second time', async () => {
  expect(await migrate(dataSource)).toHaveLength(migrations.length);
  expect(await migrate(dataSource)).toEqual([]);
});

it('takes every migration back, down to an empty schema, and up again', async () => {
  await migrate(dataSource);
  const whole = await tables();

  const undone: string[] = [];
  for (
    let name = await undoLastMigration(dataSource);
    name !== null;
    name = await undoLastMigration(dataSource)
  ) {
    undone.push(name);
  }

  expect(undone).toHaveLength(migrations.length);
  expect(await tables()).toEqual(['migrations']);
  await migrate(dataSource);
  expect(await tables()).toEqual(whole);
});

if (onMySql) {
  it('lets processes that start at once take turns', async () => {
    const others = await Promise.all(
      [1, 2].map(() => new DataSource(dataSourceOptions(database.settings)).initialize()),
    );
    try {
      const done = await Promise.all([dataSource, ...others].map(migrate));

      expect(done.map(({ length }) => length).sort()).toEqual([0, 0, migrations.length]);
    } finally {
      await Promise.all(others.map((other) => other.destroy()));
    }
  });
}

it('compares text letter by letter, capital and small', async () => {
  await migrate(dataSource);
  for (const kind of ['abc', 'ABC', 'ábc']) await insertJob(dataSource.manager, { ...JOB, kind });

  const found = await dataSource.manager.findBy(JobEntity, { kind: 'abc' });

  expect(found.map(({ kind }) => kind)).toEqual(['abc']);
});

/** Statements that would turn the migrated schema into the entities'. */
async function differences(): Promise<string[]> {
  const [{ version }]: { version: string }[] = onMySql
    ? await dataSource.query('SELECT VERSION() AS version')
    : [{ version: 'SQLite' }];
  if (!version.includes('MariaDB')) return statements(dataSource);
  // MariaDB tells defaults its own way, which the library understands only under that name.
  const options = { ...dataSourceOptions(database.settings), type: 'mariadb' } as DataSourceOptions;
  const mariaDb = await new DataSource(options).initialize();
  try {
    return withoutRenamedActions(await statements(mariaDb));
  } finally {
    await mariaDb.destroy();
  }
}

async function statements(source: DataSource): Promise<string[]> {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}

/** MariaDB calls NO ACTION by its synonym RESTRICT, so every foreign key seems to be dropped and made anew. */
function withoutRenamedActions(queries: readonly string[]): string[] {
  const namesIn = (pattern: RegExp) =>
    new Set(queries.flatMap((query) => pattern.exec(query)?.slice(1) ?? []));
  const dropped = namesIn(/DROP FOREIGN KEY `(\w+)`/);
  const made = namesIn(/ADD CONSTRAINT `(\w+)` .* ON DELETE NO ACTION ON UPDATE NO ACTION$/);
  return queries.filter((query) => {
    const name = /(?:DROP FOREIGN KEY|ADD CONSTRAINT) `(\w+)`/.exec(query)?.[1];
    return name === undefined || !dropped.has(name) || !made.has(name);
  });
}
