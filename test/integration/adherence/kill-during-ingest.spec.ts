import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../ormconfig.js';
import { AgentEventEntity } from '../../../src/adherence/persistence/agent-event.entity.js';
import { ReasonMapRepository } from '../../../src/adherence/persistence/reason-map.repository.js';
import { TelephonySourceRepository } from '../../../src/adherence/persistence/telephony-source.repository.js';
import { migrate } from '../../../src/database/migrate.js';
import { parseInstant } from '../../../src/time/instant.js';
import { scratchDatabase, type ScratchDatabase } from '../../support/database.js';
import { ServerProcess } from './server-process.js';
import { anEvent, SignedSender } from './signed-sender.js';

const KEY = 'a key for this test alone';
const BATCH = 40;
const SENDERS = 4;
const BATCHES_BEFORE_KILL = 15;
const KILLS = 2;
const START_LIMIT_MS = 900_000;
let database: ScratchDatabase;
let server: ServerProcess | null = null;

async function inDatabase<T>(work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const dataSource = await new DataSource(dataSourceOptions(database.settings)).initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

beforeAll(async () => {
  database = await scratchDatabase();
  await inDatabase(async (dataSource) => {
    await migrate(dataSource);
    await new TelephonySourceRepository(new ReasonMapRepository()).insert(dataSource.manager, {
      code: 'acd',
      name: 'ACD',
      connector: 'cloudevents',
      reasonMap: {},
      freshnessSeconds: null,
      latenessSeconds: 0,
      currentKey: KEY,
      keyCreatedAt: parseInstant('2026-10-19T00:00:00Z'),
    });
  });
  // The first start may have to build.
}, START_LIMIT_MS);

afterAll(async () => {
  await server?.kill();
  await database.drop();
});

/** A platform that numbers its batches and sends each until it is acknowledged, over crashes of ours. */
class Platform {
  readonly acknowledged = new Set<string>();
  interrupted = 0;
  private next = 0;
  private readonly unanswered: number[] = [];

  /** Several senders at once until the service is gone, which `whenEnough` sees to after so many acknowledged batches. */
  async sendUntil(url: string, enough: number, whenEnough: () => Promise<void>): Promise<void> {
    const sender = new SignedSender(`${url}/telephony/cloudevents/acd`, KEY, () =>
      Math.floor(Date.now() / 1_000),
    );
    let left = enough;
    const service: { down: Promise<void> | null } = { down: null };
    const sendOn = async (): Promise<void> => {
      for (;;) {
        const number = this.unanswered.shift() ?? this.next++;
        const events = eventsOf(number);
        try {
          const { status } = await sender.batch(events);
          if (status !== 202) throw new Error(`Batch ${number} was answered with ${status}.`);
        } catch (error) {
          if (service.down === null) throw error;
          this.interrupted += 1;
          this.unanswered.push(number);
          break;
        }
        for (const { id } of events) this.acknowledged.add(id);
        left -= 1;
        // Others are on their way just now.
        if (left === 0) service.down = whenEnough();
      }
    };
    await Promise.all(Array.from({ length: SENDERS }, sendOn));
    await service.down;
  }

  async sendRest(url: string): Promise<number> {
    const sender = new SignedSender(`${url}/telephony/cloudevents/acd`, KEY, () =>
      Math.floor(Date.now() / 1_000),
    );
    let duplicates = 0;
    for (let number = 0; number < this.next; number++) {
      const events = eventsOf(number);
      const { body } = await sender.batch(events);
      duplicates += body.duplicates ?? 0;
      for (const { id } of events) this.acknowledged.add(id);
    }
    return duplicates;
  }
}

const eventsOf = (batch: number) =>
  Array.from({ length: BATCH }, (_, i) => anEvent({ id: `${batch}-${i}`, subject: `agent-${i}` }));

const storedIds = () =>
  inDatabase(async (dataSource) => {
    const rows = await dataSource
      .getRepository(AgentEventEntity)
      .find({ select: { id: true, sourceEventId: true } });
    return rows.map((row) => row.sourceEventId);
  });

describe('killing the service while events come in', () => {
  it(
    'loses no acknowledged event, stores none twice, and goes on after each start',
    async () => {
      const platform = new Platform();
      for (let kills = 0; kills < KILLS; kills++) {
        const running = await ServerProcess.start(database.settings);
        server = running;
        await platform.sendUntil(running.url, BATCHES_BEFORE_KILL, () => running.kill());
        const stored = await storedIds();
        const kept = new Set(stored);
        expect([...platform.acknowledged].filter((id) => !kept.has(id))).toEqual([]);
        expect(kept.size).toBe(stored.length);
      }
      expect(platform.interrupted).toBeGreaterThan(0);

      const running = await ServerProcess.start(database.settings);
      server = running;
      const before = (await storedIds()).length;
      expect(await platform.sendRest(running.url)).toBe(before);
      const stored = await storedIds();
      expect(new Set(stored).size).toBe(stored.length);
      expect([...stored].sort()).toEqual([...platform.acknowledged].sort());
    },
    START_LIMIT_MS,
  );
});
