import { setTimeout as pause } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../ormconfig.js';
import { SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { IntakeLimits } from '../../../src/adherence/intake-limits.js';
import { TelephonySourceService } from '../../../src/adherence/telephony-source.service.js';
import { migrate } from '../../../src/database/migrate.js';
import { startApp, type TestApp } from '../../support/app.js';
import { hasOwnMariaDb, OwnMariaDb } from '../../support/own-mariadb.js';
import { anEvent, SignedSender } from './signed-sender.js';

// How tables are described is decided by DATABASE_URL when they are loaded.
const onMariaDb = process.env.DATABASE_URL && hasOwnMariaDb ? describe : describe.skip;
const LIMIT_MS = 600_000;
const SENDERS = 4;
const BATCH = 100;
const TRY_AGAIN_MS = 50;
/** All tables in one file that cannot grow: what a full disk is to the database. */
const SMALL = ['--innodb-file-per-table=0', '--innodb-data-file-path=ibdata1:12M;ibdata2:40M'];
const LARGER = ['--innodb-file-per-table=0', '--innodb-data-file-path=ibdata1:12M;ibdata2:40M;ibdata3:64M'];

onMariaDb('a database in trouble', () => {
  let own: OwnMariaDb;
  let app: TestApp;
  let sender: SignedSender;

  beforeAll(async () => {
    own = await OwnMariaDb.install();
    await own.start(...SMALL);
    const admin = await createConnection({ uri: own.url('mysql') });
    await admin.query('CREATE DATABASE wfm');
    await admin.end();
    const settings = { kind: 'mysql', url: own.url('wfm') } as const;
    const dataSource = await new DataSource(dataSourceOptions(settings)).initialize();
    await migrate(dataSource);
    await dataSource.destroy();
    app = await startApp({
      database: { settings, drop: () => Promise.resolve() },
      logger: SILENT,
      // How long it takes to store is no part of this.
      providers: (builder) =>
        builder
          .overrideProvider(IntakeLimits)
          .useValue({ writers: 4, mostUnstoredBytes: 64 * 1_048_576, longestStoreMs: LIMIT_MS }),
    });
    const { key } = await app.app.get(TelephonySourceService, { strict: false }).create(SYSTEM_ACTOR, {
      ...{ code: 'acd', name: 'ACD', connector: 'cloudevents' },
      ...{ reasonMap: {}, freshnessSeconds: null, latenessSeconds: 0 },
    });
    const address = `${app.url}/telephony/cloudevents/acd`;
    sender = new SignedSender(address, key ?? '', () => Math.floor(Date.now() / 1_000));
  }, LIMIT_MS);

  afterAll(async () => {
    await app.close();
    await own.remove();
  }, LIMIT_MS);

  const eventsOf = (name: string, note = '') =>
    Array.from({ length: BATCH }, (_, i) => ({
      ...anEvent({ id: `${name}-${i}`, subject: `agent-${i}` }),
      note,
    }));
  const idsOf = (names: readonly string[]) =>
    names.flatMap((name) => eventsOf(name).map(({ id }) => id)).sort();

  async function storedIds(prefix: string): Promise<string[]> {
    const rows = await app.dataSource.query<{ id: string }[]>(
      'SELECT sourceEventId AS id FROM agent_event WHERE sourceEventId LIKE ?',
      [`${prefix}%`],
    );
    return rows.map(({ id }) => id).sort();
  }

  it(
    'that is killed and started again under load loses nothing that was acknowledged, and stores nothing twice',
    async () => {
      let next = 0;
      const outages: Promise<void>[] = [];
      const enough = { before: 10, after: 10 };
      const refusals = new Set<string>();
      const acknowledged: string[] = [];
      const restart = async (): Promise<void> => {
        await own.kill();
        await own.start(...SMALL);
      };
      const sendOn = async (): Promise<void> => {
        while (acknowledged.length < enough.before || refusals.size === 0 || enough.after-- > 0) {
          const name = `restart-${next++}`;
          for (;;) {
            const { status, body, headers } = await sender.batch(eventsOf(name));
            if (status === 202) break;
            refusals.add(`${status} ${String(body.code)} ${headers.has('retry-after')}`);
            await pause(TRY_AGAIN_MS);
          }
          acknowledged.push(name);
          if (acknowledged.length === enough.before) outages.push(restart());
        }
      };
      await Promise.all(Array.from({ length: SENDERS }, sendOn));
      await Promise.all(outages);
      expect([...refusals]).toEqual(['503 STORAGE_UNAVAILABLE true']);
      expect(await storedIds('restart')).toEqual(idsOf(acknowledged));
    },
    LIMIT_MS,
  );

  it(
    'whose disk is full is told to the sender; with more room it takes the rest, and nothing is lost',
    async () => {
      const note = 'x'.repeat(2_000);
      const names: string[] = [];
      for (;;) {
        const name = `full-${names.length}`;
        names.push(name);
        const { status, body, headers } = await sender.batch(eventsOf(name, note));
        if (status === 202) continue;
        expect([status, body.code, headers.has('retry-after')]).toEqual([503, 'STORAGE_UNAVAILABLE', true]);
        break;
      }
      expect(await storedIds('full')).toEqual(idsOf(names.slice(0, -1)));
      await own.stop();
      await own.start(...LARGER);
      const last = names[names.length - 1];
      let answer = await sender.batch(eventsOf(last, note));
      // The first connections of the pool are those of before.
      while (answer.status === 503) answer = await sender.batch(eventsOf(last, note));
      expect([answer.status, answer.body]).toEqual([202, { accepted: BATCH, duplicates: 0 }]);
      expect(await storedIds('full')).toEqual(idsOf(names));
    },
    LIMIT_MS,
  );
});

/** What goes wrong here is meant to. */
const SILENT = { log: nothing, error: nothing, warn: nothing };

function nothing(): void {
  // Says nothing.
}
