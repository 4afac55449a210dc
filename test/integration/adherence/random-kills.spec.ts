import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../ormconfig.js';
import { AgentEventEntity } from '../../../src/adherence/persistence/agent-event.entity.js';
import { ReasonMapRepository } from '../../../src/adherence/persistence/reason-map.repository.js';
import { TelephonySourceRepository } from '../../../src/adherence/persistence/telephony-source.repository.js';
import { migrate } from '../../../src/database/migrate.js';
import { parseInstant } from '../../../src/time/instant.js';
import { type BuiltWorker } from '../../support/built-worker.js';
import { scratchDatabase, type ScratchDatabase } from '../../support/database.js';
import { builtIntake, IngestProcess } from '../../support/ingest/ingest-process.js';
import { anEvent } from './signed-sender.js';

const KILLS = 100;
const SENDERS = 4;
const BATCH = 10;
const LONGEST_LIFE_MS = 60;
const LIMIT_MS = 600_000;

let database: ScratchDatabase;
let dataSource: DataSource;
let built: BuiltWorker;
let sourceId: number;

beforeAll(async () => {
  built = builtIntake();
  database = await scratchDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.settings)).initialize();
  await migrate(dataSource);
  const source = await new TelephonySourceRepository(new ReasonMapRepository()).insert(dataSource.manager, {
    ...{ code: 'acd', name: 'ACD', connector: 'cloudevents', currentKey: 'key' },
    ...{ reasonMap: {}, freshnessSeconds: null, latenessSeconds: 0 },
    keyCreatedAt: parseInstant('2026-10-19T00:00:00Z'),
  });
  sourceId = source.id;
}, LIMIT_MS);

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
  built.remove();
});

const eventsOf = (batch: number) =>
  Array.from({ length: BATCH }, (_, i) => anEvent({ id: `${batch}-${i}`, subject: `agent-${i}` }));

/** A platform that numbers its batches and sends each until it is acknowledged. */
class Platform {
  readonly acknowledged = new Set<string>();
  sent = 0;
  interrupted = 0;
  private readonly unanswered: number[] = [];

  /** Some senders at once, until the process they send to is gone; where it stays, until nothing is left. */
  async sendTo(url: string, gone: AbortSignal | null): Promise<void> {
    await Promise.all(Array.from({ length: SENDERS }, () => this.sendOn(url, gone)));
  }

  private async sendOn(url: string, gone: AbortSignal | null): Promise<void> {
    for (;;) {
      const number = this.unanswered.shift() ?? (gone === null ? null : this.sent++);
      if (number === null) return;
      const events = eventsOf(number);
      try {
        const response = await fetch(url, { method: 'POST', body: JSON.stringify(events), signal: gone });
        const text = await response.text();
        if (response.status !== 202) throw new Error(text);
        for (const { id } of events) this.acknowledged.add(id);
      } catch (error) {
        this.unanswered.push(number);
        if (gone === null) throw error;
        this.interrupted += 1;
        return;
      }
    }
  }
}

async function storedIds(): Promise<string[]> {
  const rows = await dataSource
    .getRepository(AgentEventEntity)
    .find({ select: { id: true, sourceEventId: true } });
  return rows.map((row) => row.sourceEventId);
}

describe(`killing the intake at ${KILLS} random moments`, () => {
  it(
    'loses no acknowledged event and stores none twice',
    async () => {
      const start = () => IngestProcess.start(built, database.settings, sourceId);
      const platform = new Platform();
      let next = start();
      for (let kills = 0; kills < KILLS; kills++) {
        const running = await next;
        // The next one starts while this one works.
        next = start();
        // Lives are spread evenly, from a first byte hardly read to a dozen answers given.
        const life = (LONGEST_LIFE_MS * ((kills * 37) % KILLS)) / KILLS;
        const gone = new AbortController();
        const sending = platform.sendTo(running.url, gone.signal);
        await new Promise((resolve) => setTimeout(resolve, life));
        await running.kill();
        gone.abort();
        await sending;
      }
      const stored = await storedIds();
      const kept = new Set(stored);
      expect([...platform.acknowledged].filter((id) => !kept.has(id))).toEqual([]);
      expect(kept.size).toBe(stored.length);
      expect(platform.interrupted).toBeGreaterThanOrEqual(KILLS);

      const survivor = await next;
      await platform.sendTo(survivor.url, null);
      await survivor.kill();
      expect((await storedIds()).sort()).toEqual(
        Array.from({ length: platform.sent }, (_, number) => eventsOf(number).map(({ id }) => id))
          .flat()
          .sort(),
      );
    },
    LIMIT_MS,
  );
});
