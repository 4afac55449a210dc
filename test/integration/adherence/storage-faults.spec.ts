import { SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { EventIntake } from '../../../src/adherence/event-intake.service.js';
import { EventWriter } from '../../../src/adherence/event-writer.js';
import { IntakeLimits } from '../../../src/adherence/intake-limits.js';
import { AgentEventEntity } from '../../../src/adherence/persistence/agent-event.entity.js';
import { AgentEventRepository } from '../../../src/adherence/persistence/agent-event.repository.js';
import {
  BATCH_TYPE,
  CloudEventsConnector,
} from '../../../src/adherence/telephony/cloudevents/cloudevents.connector.js';
import { TelephonySourceService } from '../../../src/adherence/telephony-source.service.js';
import { Clock, SettableClock } from '../../../src/time/clock.js';
import { parseInstant } from '../../../src/time/instant.js';
import { startApp, type TestApp } from '../../support/app.js';
import { anEvent, type Answer, SignedSender } from './signed-sender.js';

const NOW = parseInstant('2026-10-19T09:00:10Z');
const NEVER_MS = 600_000;
const SOON_MS = 2_000;
const onSqlite = process.env.DATABASE_URL ? it.skip : it;

/** A store that can be held up, as a database on a slow disk is. */
class HeldStore extends AgentEventRepository {
  private opened: Promise<void> = Promise.resolve();
  open: () => void = () => undefined;

  hold(): void {
    this.opened = new Promise((resolve) => (this.open = resolve));
  }

  override async insertNew(...order: Parameters<AgentEventRepository['insertNew']>): Promise<number> {
    await this.opened;
    return super.insertNew(...order);
  }
}

let app: TestApp;
let limits: { -readonly [Limit in keyof IntakeLimits]: IntakeLimits[Limit] };
let sourceId: number;
let store: HeldStore;
let sender: SignedSender;

beforeEach(async () => {
  store = new HeldStore();
  limits = { writers: 1, mostUnstoredBytes: 20_000, longestStoreMs: NEVER_MS };
  app = await startApp({
    providers: (builder) =>
      builder
        .overrideProvider(Clock)
        .useValue(new SettableClock(NOW))
        .overrideProvider(IntakeLimits)
        .useValue(limits)
        .overrideProvider(AgentEventRepository)
        .useValue(store),
  });
  app.app.useLogger(false);
  const { source, key } = await app.app.get(TelephonySourceService, { strict: false }).create(SYSTEM_ACTOR, {
    ...{ code: 'acd', name: 'ACD', connector: 'cloudevents' },
    ...{ reasonMap: {}, freshnessSeconds: null, latenessSeconds: 0 },
  });
  sourceId = source.id;
  sender = new SignedSender(`${app.url}/telephony/cloudevents/acd`, key ?? '', () => NOW / 1_000);
});

afterEach(async () => {
  store.open();
  await app.close();
});

const eventsOf = (batch: number, count = 20) =>
  Array.from({ length: count }, (_, i) => anEvent({ id: `${batch}-${i}`, subject: `agent-${i}` }));

/** The same as a connector reads them. */
const received = (batch: number) =>
  new CloudEventsConnector().read({
    contentType: BATCH_TYPE,
    body: Buffer.from(JSON.stringify(eventsOf(batch))),
  });

const storedIds = async () =>
  (await app.dataSource.getRepository(AgentEventEntity).find()).map((row) => row.sourceEventId).sort();

const refusal = ({ status, body, headers }: Answer) => [
  status,
  body.code,
  Number(headers.get('retry-after')) > 0,
];

const idsOf = (...batches: number[]) =>
  batches.flatMap((batch) => eventsOf(batch).map(({ id }) => id)).sort();

describe('a database that is slow', () => {
  it('lets no sender hang, and what is stored after all counts once', async () => {
    store.hold();
    limits.longestStoreMs = SOON_MS;
    expect(refusal(await sender.batch(eventsOf(1)))).toEqual([503, 'STORAGE_SLOW', true]);
    limits.longestStoreMs = NEVER_MS;
    store.open();
    const { status, body } = await sender.batch(eventsOf(1));
    expect(status).toBe(202);
    expect((body.accepted ?? 0) + (body.duplicates ?? 0)).toBe(20);
    expect(await storedIds()).toEqual(idsOf(1));
  });

  it('turns deliveries away while more wait than may, and takes them afterwards', async () => {
    const intake = app.app.get(EventIntake, { strict: false });
    store.hold();
    const waiting: Promise<unknown>[] = [];
    let batch = 0;
    for (; !intake.isFull; batch++) waiting.push(intake.record(sourceId, received(batch)));
    await expect(intake.record(sourceId, received(batch))).rejects.toMatchObject({ code: 'INTAKE_BUSY' });
    expect(refusal(await sender.batch(eventsOf(batch)))).toEqual([503, 'INTAKE_BUSY', true]);
    store.open();
    await Promise.allSettled(waiting);
    limits.longestStoreMs = NEVER_MS;
    const sent = Array.from({ length: batch + 1 }, (_, i) => i);
    for (const each of sent) expect((await sender.batch(eventsOf(each))).status).toBe(202);
    expect(await storedIds()).toEqual(idsOf(...sent));
  });
});

describe('deliveries that are written together', () => {
  it('do not fail with one that cannot be stored', async () => {
    const writer = app.app.get(EventWriter, { strict: false });
    const tell = (source: number, batch: number) =>
      writer.store({
        ...{ sourceId: source, events: received(batch), receivedTime: NOW },
        alongside: () => Promise.resolve(),
      });
    const told = await Promise.allSettled([tell(sourceId, 1), tell(sourceId + 99, 2), tell(sourceId, 3)]);
    expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await storedIds()).toEqual(idsOf(1, 3));
  });
});

describe('a disk that is full', () => {
  onSqlite('is told to the sender; nothing of the delivery is kept, and nothing is lost', async () => {
    const pragma = async (text: string): Promise<number> => {
      const [row] = await app.dataSource.query<Record<string, number>[]>(`PRAGMA ${text}`);
      return Object.values(row)[0];
    };
    const pages = await pragma('page_count');
    await pragma(`max_page_count = ${pages + 4}`);
    const sent: number[] = [];
    let full: Answer | null = null;
    for (let batch = 0; full === null; batch++) {
      const answer = await sender.batch(eventsOf(batch));
      if (answer.status !== 202) full = answer;
      sent.push(batch);
    }
    expect(refusal(full)).toEqual([503, 'STORAGE_UNAVAILABLE', true]);
    expect(await storedIds()).toEqual(idsOf(...sent.slice(0, -1)));
    await pragma(`max_page_count = ${pages + 1_000}`);
    expect((await sender.batch(eventsOf(sent.length - 1))).body).toEqual({ accepted: 20, duplicates: 0 });
    expect(await storedIds()).toEqual(idsOf(...sent));
  });
});
