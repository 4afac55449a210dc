import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../ormconfig.js';
import { migrate } from '../../src/database/migrate.js';
import { DemoLoader } from '../../src/demo/demo-loader.service.js';
import { Clock } from '../../src/time/clock.js';
import { startApp } from './app.js';
import { type ScratchDatabase } from './database.js';

/** A database of one's own with the made-up company, as it is at the time of the clock. Loading takes long: it is done once in a run. */
export async function demoDatabase(clock: Clock): Promise<ScratchDatabase> {
  const folder = process.env.BROWSER_RUN_FOLDER!;
  const loaded = join(folder, `demo-${clock.now()}.sqlite`);
  if (!existsSync(loaded)) await load(loaded, clock);
  const file = join(folder, `${randomUUID()}.sqlite`);
  await copyFile(loaded, file);
  return database(file);
}

/** It bears its name only when it is whole. */
async function load(name: string, clock: Clock): Promise<void> {
  const file = `${name}.${randomUUID()}`;
  const dataSource = await new DataSource(dataSourceOptions({ kind: 'sqlite', file })).initialize();
  await migrate(dataSource);
  await dataSource.destroy();
  const app = await startApp({
    database: database(file),
    providers: (builder) => builder.overrideProvider(Clock).useValue(clock),
  });
  await app.app.get(DemoLoader, { strict: false }).load(() => undefined);
  // Closing brings everything from the write-ahead log into the file.
  await app.close();
  await rename(file, name);
}

function database(file: string): ScratchDatabase {
  const drop = async () => {
    for (const suffix of ['', '-wal', '-shm']) await rm(file + suffix, { force: true });
  };
  return { settings: { kind: 'sqlite', file }, drop };
}
