import { type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../ormconfig.js';
import { AccessModule } from '../../src/access/access.module.js';
import { ClockModule } from '../../src/clock.module.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import { migrate } from '../../src/database/migrate.js';
import { readSettings } from '../../src/settings.js';
import { SettingsModule } from '../../src/settings.module.js';
import { Clock, SettableClock } from '../../src/time/clock.js';
import { parseInstant } from '../../src/time/instant.js';
import { WorkforceModule } from '../../src/workforce/workforce.module.js';
import { scratchDatabase } from '../support/database.js';

/** The services of people and access on a fresh database, at a fixed time. */
export interface PeopleContext {
  readonly app: INestApplicationContext;
  readonly clock: SettableClock;
  close(): Promise<void>;
}

export async function startPeople(now = '2026-03-02T09:00:00Z'): Promise<PeopleContext> {
  const database = await scratchDatabase();
  const settings = {
    ...readSettings({ NODE_ENV: 'test', WFM_SQLITE: ':memory:' }),
    database: database.settings,
  };
  const clock = new SettableClock(parseInstant(now));
  const app = await Test.createTestingModule({
    imports: [
      SettingsModule.with(settings),
      ClockModule,
      DatabaseModule.forRoot(dataSourceOptions(settings.database)),
      AccessModule,
      WorkforceModule,
    ],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  await migrate(app.get(DataSource));
  return {
    app,
    clock,
    async close() {
      await app.close();
      await database.drop();
    },
  };
}
