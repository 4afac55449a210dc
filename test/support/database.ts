import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../ormconfig.js';
import { type DatabaseSettings } from '../../src/database/database-settings.js';
import { migrate } from '../../src/database/migrate.js';

export interface ScratchDatabase {
  readonly settings: DatabaseSettings;
  drop(): Promise<void>;
}

/** An empty database of one's own: a SQLite file, or a schema on the server of DATABASE_URL. */
export async function scratchDatabase(): Promise<ScratchDatabase> {
  const name = `wfm_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const url = process.env.DATABASE_URL;
  if (!url) {
    const file = join(tmpdir(), `${name}.sqlite`);
    const drop = async () => {
      for (const suffix of ['', '-wal', '-shm']) await rm(file + suffix, { force: true });
    };
    return { settings: { kind: 'sqlite', file }, drop };
  }
  const server = new URL(url);
  server.pathname = `/${name}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  return {
    settings: { kind: 'mysql', url: server.href },
    drop: () => onServer(server, `DROP DATABASE ${name}`),
  };
}

/** A connected DataSource on a migrated scratch database; `destroy()` drops it too. */
export async function freshDataSource(): Promise<DataSource> {
  const database = await scratchDatabase();
  const dataSource = await new DataSource(dataSourceOptions(database.settings)).initialize();
  await migrate(dataSource);
  const destroy = dataSource.destroy.bind(dataSource);
  dataSource.destroy = async () => {
    await destroy();
    await database.drop();
  };
  return dataSource;
}

async function onServer(url: URL, statement: string): Promise<void> {
  const server = new URL(url);
  server.pathname = '/';
  const connection = await createConnection(server.href);
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}
