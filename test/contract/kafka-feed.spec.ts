import { setTimeout as wait } from 'node:timers/promises';
import { KafkaFeed } from '../../src/adherence/telephony/brokers/kafka-feed.js';
import { readConnection } from '../../src/adherence/telephony/feed/connection-fields.js';
import { type Checkpoint } from '../../src/adherence/telephony/feed/live-feed.js';
import { SystemClock } from '../../src/time/clock.js';
import { FakeKafka } from '../support/fake-kafka.js';
import { Life, type StoredFeedRows } from '../support/feed-life.js';
import { HAS_OPENSSL, type OwnAuthority, ownAuthority } from '../support/own-authority.js';
import { brokerPlatform } from './broker-platform.js';
import { describeFeed, type FeedPlatform } from './feed-contract.js';

const SOON_MS = 5;
const SECRET = 'a secret of its own';
const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

/** The contract follows one part, which every other feed calls `main`: here it is the first partition. */
class OnePartition extends KafkaFeed {
  override async open(...[task, sink]: Parameters<KafkaFeed['open']>) {
    const [part] = await this.parts(task.settings);
    return super.open({ ...task, part }, sink);
  }
}

async function kafka(): Promise<FeedPlatform> {
  const server = new FakeKafka({ password: SECRET });
  const broker = await server.listen();
  return brokerPlatform(
    { brokers: [broker], topic: server.topic, username: 'wfm', password: SECRET, mechanism: 'plain' },
    (body) => Promise.resolve(server.publish([body])),
    () => server.close(),
  );
}

describeFeed(() => new OnePartition(), {
  platform: kafka,
  replays: true,
  bad: {
    brokers: { brokers: ['kafka://broker:9092'], topic: 'acd' },
    topic: { brokers: ['broker:9092'] },
    tlsCa: { brokers: ['broker:9092'], topic: 'acd', tls: true, tlsCa: '/etc/ssl/ca.pem' },
    mechanism: { brokers: ['broker:9092'], topic: 'acd', mechanism: 'kerberos' },
    password: { brokers: ['broker:9092'], topic: 'acd', username: 'wfm', password: 'two\nlines of a secret' },
  },
  unreachable: { brokers: ['127.0.0.1:1'], topic: 'acd', username: 'wfm', password: SECRET },
});

const fresh = (): StoredFeedRows => ({ events: new Map(), checkpoint: null, told: 0 });
const feed = new KafkaFeed();

async function server(of?: ConstructorParameters<typeof FakeKafka>[0]) {
  const fake = new FakeKafka(of);
  const settings = { brokers: [await fake.listen()], topic: fake.topic };
  open.push(fake);
  return { fake, settings };
}

async function follow(settings: object, rows: StoredFeedRows, part = '0'): Promise<Life> {
  const life = new Life(rows);
  const checkpoint = rows.checkpoint === null ? null : (JSON.parse(rows.checkpoint) as Checkpoint);
  const task = {
    ...{ sourceCode: 'acd', part, checkpoint, clock: new SystemClock() },
    settings: readConnection(feed.fields, { ...settings }),
    agentKeys: () => Promise.resolve([]),
  };
  const handle = await feed.open(task, life.sink);
  life.closeBy(() => handle.close());
  open.push(life);
  return life;
}

/** The state after so many: `reason 7` of Ann. */
function said(at: number, agent = 'Ann'): Buffer {
  return Buffer.from(
    JSON.stringify({
      ...{ specversion: '1.0', id: `${agent} ${at}`, source: '//acd.example', type: 'wfm.agent.state.v1' },
      ...{ subject: agent, time: new Date(Date.UTC(2026, 10, 23, 10, 0, at)).toISOString() },
      data: { declared: { code: 'unavailable', reasonLabel: `reason ${at}` }, contacts: [] },
    }),
  );
}

const ids = ({ events }: StoredFeedRows) => [...events.values()].map(({ id }) => id);
const is = (at: number, agent = 'Ann') => ({ [agent]: `unavailable reason ${at}` });
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

describe('a topic of Kafka', () => {
  it('has a part for each partition, each with a place of its own', async () => {
    const { fake, settings } = await server({ partitions: 2 });
    expect(await feed.parts(readConnection(feed.fields, settings))).toEqual(['0', '1']);
    const [first, second] = [fresh(), fresh()];
    fake.publish([said(1)], 0);
    fake.publish([said(1, 'Ben'), said(2, 'Ben')], 1);
    const lives = [await follow(settings, first, '0'), await follow(settings, second, '1')];
    await lives[0].says(is(1));
    await lives[1].says(is(2, 'Ben'));
    expect(JSON.parse(first.checkpoint ?? '')).toEqual({ position: '1', state: null });
    expect(JSON.parse(second.checkpoint ?? '')).toEqual({ position: '2', state: null });
  });

  it('is read on in the middle of a batch, through a connection that breaks again and again', async () => {
    const { fake, settings } = await server();
    const rows = fresh();
    for (const at of numbers(0, 9)) {
      const life = await follow(settings, rows);
      const three = numbers(3 * at, 3 * at + 2).map((each) => said(each));
      fake.publish(three, 0, { isCompressed: at % 2 === 1 });
      await life.says(is(3 * at + 2));
      while (fake.waiting === 0) await wait(SOON_MS);
      fake.cut();
      await life.lost();
      await life.close();
    }
    expect(ids(rows)).toEqual(numbers(0, 29).map((at) => `Ann ${at}`));
    expect(rows.told).toBe(30);
    const middle = { ...fresh(), checkpoint: JSON.stringify({ position: '28', state: null }) };
    await (await follow(settings, middle)).says(is(29));
    expect(ids(middle)).toEqual(['Ann 28', 'Ann 29']);
  });

  it('passes over deletions, marks, and messages of transactions that were taken back', async () => {
    const { fake, settings } = await server();
    fake.publish([said(1), null]);
    fake.publish([said(2)], 0, { producerId: 7n });
    fake.publish([said(3)], 0, { producerId: 8n });
    fake.publish([Buffer.from('back')], 0, { producerId: 7n, isMark: true });
    fake.publish([Buffer.from('done')], 0, { producerId: 8n, isMark: true });
    fake.publish([said(4)], 0, { producerId: 7n });
    fake.aborted.push({ producerId: 7n, firstOffset: 2n, mark: 4n });
    const rows = fresh();
    await (await follow(settings, rows)).says(is(4));
    expect(ids(rows)).toEqual(['Ann 1', 'Ann 3', 'Ann 4']);
  });

  it('that has thrown away what came next is read from its oldest message, and leaves a gap', async () => {
    const { fake, settings } = await server();
    for (const at of numbers(1, 4)) fake.publish([said(at)]);
    fake.forget(3);
    const rows = { ...fresh(), checkpoint: JSON.stringify({ position: '1', state: null }) };
    const life = await follow(settings, rows);
    await life.says(is(4));
    expect(ids(rows)).toEqual(['Ann 4']);
    expect(life.ready).toBe('anew');
    const again = await follow(settings, rows);
    await again.heard();
    expect(again.ready).toBe('continued');
  });

  it('is followed with a log-in that is right, and says so of one that is wrong', async () => {
    const { fake, settings } = await server({ password: SECRET });
    const login = { ...settings, username: 'wfm', mechanism: 'plain' };
    const refused = await (await follow({ ...login, password: 'another secret' }, fresh())).lost();
    expect(refused).toMatch(/uthentication failed/);
    expect(refused).not.toContain('another secret');
    await (await follow({ ...login, password: SECRET }, fresh())).readied();
    expect(fake.logins).toContain('wfm');
  });

  it('that is not there is named', async () => {
    const { settings } = await server();
    const wanted = readConnection(feed.fields, { ...settings, topic: 'nothing' });
    await expect(feed.parts(wanted)).rejects.toThrow('There is no topic "nothing"');
  });
});

(HAS_OPENSSL ? describe : describe.skip)('a broker of Kafka over TLS', () => {
  let authority: OwnAuthority;
  beforeAll(async () => {
    authority = await ownAuthority();
  });
  afterAll(() => authority.close());

  it('is trusted by its authority, and refused in words without it', async () => {
    const { fake, settings } = await server({ tls: await authority.certify('IP:127.0.0.1') });
    fake.publish([said(1)]);
    const rows = fresh();
    await (await follow({ ...settings, tls: true, tlsCa: authority.ca }, rows)).says(is(1));
    expect(await (await follow({ ...settings, tls: true }, fresh())).lost()).toMatch(/certificate/);
  });
});
