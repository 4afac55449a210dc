import { type DataSource } from 'typeorm';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { type ReceivedEvent } from '../../../src/adherence/engine/agent-event.js';
import { AgentEventEntity } from '../../../src/adherence/persistence/agent-event.entity.js';
import { AgentEventRepository } from '../../../src/adherence/persistence/agent-event.repository.js';
import { ReasonMapRepository } from '../../../src/adherence/persistence/reason-map.repository.js';
import { TelephonySourceRepository } from '../../../src/adherence/persistence/telephony-source.repository.js';
import { addMinutes, type Instant, parseInstant } from '../../../src/time/instant.js';
import { freshDataSource } from '../../support/database.js';

const NINE = parseInstant('2026-10-19T09:00:00Z');
const at = (minutes: number): Instant => addMinutes(NINE, minutes);
const events = new AgentEventRepository();
let dataSource: DataSource;
let unitOfWork: UnitOfWork;
let sourceId: number;

function event(id: string, minutes: number, more: Partial<ReceivedEvent> = {}): ReceivedEvent {
  return {
    origin: 'acd',
    id,
    agentKey: 'ana',
    eventTime: at(minutes),
    sequence: null,
    declared: { code: 'available', reasonCode: null, reasonLabel: 'Ábc 🎧' },
    contacts: [{ contactId: 'c', channel: 'voice', direction: 'inbound', phase: 'held' }],
    raw: '{"id":"as sent"}',
    ...more,
  };
}

const store = (told: readonly ReceivedEvent[], received = at(500)) =>
  unitOfWork.run((manager) => events.insertNew(manager, sourceId, told, received));
const around = (keys: string[], from: number, to: number) =>
  unitOfWork.read((manager) => events.around(manager, sourceId, keys, { start: at(from), end: at(to) }));
const count = () => dataSource.getRepository(AgentEventEntity).count();

beforeEach(async () => {
  dataSource = await freshDataSource();
  unitOfWork = new UnitOfWork(dataSource);
  const source = await unitOfWork.run((manager) =>
    new TelephonySourceRepository(new ReasonMapRepository()).insert(manager, {
      code: 'acd',
      name: 'ACD',
      connector: 'cloudevents',
      reasonMap: {},
      freshnessSeconds: null,
      latenessSeconds: 0,
      currentKey: 'k',
      keyCreatedAt: NINE,
    }),
  );
  sourceId = source.id;
});

afterEach(() => dataSource.destroy());

describe('the store of events', () => {
  it('gives back what was sent, to the millisecond', async () => {
    const sent = event('1', 0.00025, { sequence: 999_999_999_999_999 });
    await store([sent]);
    expect(await around(['ana'], 0, 10)).toEqual([
      { ...sent, raw: undefined, receivedTime: at(500), storedId: expect.any(Number) as number },
    ]);
  });

  it('stores an event once, within a batch and across batches', async () => {
    expect(await store([event('1', 0), event('2', 1), event('1', 0)])).toBe(2);
    expect(await store([event('2', 1), event('3', 2)])).toBe(1);
    expect(await store([event('1', 99)])).toBe(0);
    expect(await count()).toBe(3);
  });

  it('tells ids apart byte for byte, and by their origin', async () => {
    const ids = ['a', 'A', 'á', 'a.', 'ä'];
    expect(await store(ids.map((id, i) => event(id, i)))).toBe(ids.length);
    expect(await store([event('a', 0, { origin: 'ACD' })])).toBe(1);
    expect(await count()).toBe(ids.length + 1);
  });

  it('stores every event once when the same batches come at the same time', async () => {
    const batch = Array.from({ length: 200 }, (_, i) => event(`e${i}`, i));
    const accepted = await Promise.all(
      [batch, [...batch].reverse(), batch.slice(50)].map((each) => store(each)),
    );
    expect(await count()).toBe(200);
    expect(accepted.reduce((a, b) => a + b)).toBeGreaterThanOrEqual(200);
  });

  it('stores the largest batch in one go', async () => {
    expect(await store(Array.from({ length: 1_000 }, (_, i) => event(`e${i}`, i)))).toBe(1_000);
  });

  it('finds the events of a span, and of each login the last moment before it', async () => {
    await store([
      event('old', -90),
      event('last', -30),
      event('with it', -30, { sequence: 2 }),
      event('start', 0),
      event('end', 60),
      event('of bob', -600, { agentKey: 'bob' }),
      event('of cy', 5, { agentKey: 'cy' }),
    ]);
    const found = async (keys: string[]) => (await around(keys, 0, 60)).map((e) => e.id).sort();
    expect(await found(['ana', 'bob'])).toEqual(['last', 'of bob', 'start', 'with it']);
    expect(await found(['nobody'])).toEqual([]);
    expect(await found([])).toEqual([]);
  });

  it('files an event stamped in the future under the time it came', async () => {
    await store([event('ahead', 600)], at(10));
    expect((await around(['ana'], 0, 60)).map((e) => [e.eventTime, e.receivedTime])).toEqual([
      [at(600), at(10)],
    ]);
  });

  it('fails as a whole, and does not swallow what it cannot store', async () => {
    const orphan = unitOfWork.run((manager) =>
      events.insertNew(manager, sourceId + 99, [event('1', 0)], NINE),
    );
    await expect(orphan).rejects.toThrow(/foreign key/i);
    expect(await count()).toBe(0);
  });
});
