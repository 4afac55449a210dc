import { setTimeout as wait } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect as connectNats } from '@nats-io/transport-node';
import { connect as connectAmqp } from 'amqplib';
import { connectAsync as connectMqtt } from 'mqtt';
import { MqttFeed } from '../../src/adherence/telephony/brokers/mqtt-feed.js';
import { NatsFeed } from '../../src/adherence/telephony/brokers/nats-feed.js';
import { RabbitMqFeed } from '../../src/adherence/telephony/brokers/rabbitmq-feed.js';
import { readConnection } from '../../src/adherence/telephony/feed/connection-fields.js';
import { type LiveFeed } from '../../src/adherence/telephony/feed/live-feed.js';
import { SystemClock } from '../../src/time/clock.js';
import { Life, type StoredFeedRows } from '../support/feed-life.js';
import {
  type BrokerKind,
  MOSQUITTO,
  MOSQUITTO_FILE,
  NATS,
  OwnBroker,
  RABBITMQ,
} from '../support/own-broker.js';

const HOST = '127.0.0.1';
const SOON_MS = 50;
const EVENTS = 40;
/** It dies after each of these. */
const DEATHS = [5, 15, 25, 35];

/** A broker, its feed, and whoever publishes. */
interface Story {
  readonly kind: BrokerKind;
  readonly feed: LiveFeed;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Before anybody follows. */
  prepare?(port: number): Promise<unknown>;
  /** Resolves when the broker has said that it has it, and rejects when it has not. */
  publish(port: number, body: Buffer): Promise<unknown>;
  /** What it has said that it has may be lost with it until this is so. */
  isSafe?(broker: OwnBroker, words: string): Promise<boolean>;
}

const AMQP = { hostname: HOST, username: 'guest', password: 'guest' };
const MQTT = { protocolVersion: 5, reconnectPeriod: 0 } as const;

const STORIES: Readonly<Record<string, Story>> = {
  NATS: {
    kind: NATS,
    feed: new NatsFeed(),
    settings: { stream: 'acd' },
    prepare: async (port) => {
      const connection = await connectNats({ servers: `${HOST}:${port}` });
      await (await jetstreamManager(connection)).streams.add({ name: 'acd', subjects: ['acd.>'] });
      await connection.close();
    },
    publish: async (port, body) => {
      const connection = await connectNats({ servers: `${HOST}:${port}`, reconnect: false });
      await jetstream(connection)
        .publish('acd.events', body)
        .finally(() => connection.close());
    },
  },
  RabbitMQ: {
    kind: RABBITMQ,
    feed: new RabbitMqFeed(),
    settings: { username: AMQP.username, password: AMQP.password, queue: 'acd' },
    prepare: (port) => withChannel(port, (channel) => channel.assertQueue('acd', { durable: true })),
    publish: (port, body) =>
      withChannel(port, async (channel) => {
        channel.sendToQueue('acd', body, { persistent: true });
        await channel.waitForConfirms();
      }),
  },
  Mosquitto: {
    kind: MOSQUITTO,
    feed: new MqttFeed(),
    settings: { topic: 'acd', clientId: 'wfm-restart' },
    publish: async (port, body) => {
      const client = await connectMqtt(`mqtt://${HOST}:${port}`, MQTT, false);
      await client.publishAsync('acd', body, { qos: 1 }).finally(() => client.end(true));
    },
    // Mosquitto answers first, and writes a moment later.
    isSafe: (broker, words) => broker.hasKept(MOSQUITTO_FILE, words),
  },
};

type Channel = Awaited<ReturnType<Awaited<ReturnType<typeof connectAmqp>>['createConfirmChannel']>>;

async function withChannel(port: number, work: (channel: Channel) => Promise<unknown>): Promise<void> {
  const connection = await connectAmqp({ ...AMQP, port });
  connection.on('error', () => undefined);
  const channel = await connection.createConfirmChannel();
  channel.on('error', () => undefined);
  await work(channel).finally(() => connection.close().catch(() => undefined));
}

async function until(so: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await so())) await wait(SOON_MS);
}

/** Opens the feed again whenever its connection has ended, as the runner does. */
class Following {
  readonly rows: StoredFeedRows = { events: new Map(), checkpoint: null, told: 0 };
  readonly faults: string[] = [];
  opened = 0;
  private isOver = false;
  private life: Life | null = null;
  private readonly work: Promise<void>;

  constructor(
    private readonly feed: LiveFeed,
    private readonly settings: Readonly<Record<string, unknown>>,
  ) {
    this.work = this.follow();
  }

  has(id: string): boolean {
    return [...this.rows.events.values()].some((event) => event.id === id);
  }

  async end(): Promise<void> {
    this.isOver = true;
    await this.life?.close();
    this.life?.sink.lost('It is over.');
    await this.work;
  }

  private async follow(): Promise<void> {
    const settings = readConnection(this.feed.fields, this.settings);
    const task = {
      ...{ sourceCode: 'acd', part: 'main', settings, checkpoint: null, clock: new SystemClock() },
      agentKeys: () => Promise.resolve([]),
    };
    while (!this.isOver) {
      const life = new Life(this.rows);
      try {
        const handle = await this.feed.open(task, life.sink);
        life.closeBy(() => handle.close());
      } catch {
        await wait(SOON_MS);
        continue;
      }
      this.life = life;
      this.opened += 1;
      if (!this.isOver) await life.lost();
      await life.close();
      this.faults.push(...life.faults);
    }
  }
}

const idOf = (at: number): string => `event-${String(at).padStart(3, '0')}`;

function bodyOf(at: number): Buffer {
  return Buffer.from(
    JSON.stringify({
      ...{ specversion: '1.0', id: idOf(at), source: '//acd.example', type: 'wfm.agent.state.v1' },
      ...{ subject: 'Ann', time: new Date(Date.UTC(2026, 10, 23, 10, at)).toISOString() },
      data: { declared: { code: at % 2 === 0 ? 'available' : 'offline' }, contacts: [] },
    }),
  );
}

for (const [name, story] of Object.entries(STORIES)) {
  (OwnBroker.isHere(story.kind) ? describe : describe.skip)(`${name}, killed and started again`, () => {
    let broker: OwnBroker;
    let following: Following | null = null;
    beforeAll(async () => {
      broker = await OwnBroker.begin(story.kind);
    });
    afterAll(async () => {
      await following?.end();
      await broker.end();
    });

    /** As a platform does: again and again until the broker has it. */
    async function publish(at: number): Promise<void> {
      for (;;) {
        try {
          await story.publish(broker.port, bodyOf(at));
          return;
        } catch {
          await wait(SOON_MS);
        }
      }
    }

    it('costs no event and doubles none', async () => {
      const { feed, settings, prepare, isSafe } = story;
      await prepare?.(broker.port);
      const follower = new Following(feed, { host: HOST, port: broker.port, ...settings });
      following = follower;
      await until(() => follower.opened === 1);
      const { clientId } = settings;
      if (typeof clientId === 'string') await until(async () => (await isSafe?.(broker, clientId)) ?? true);
      for (let at = 0; at < EVENTS; at++) {
        await publish(at);
        if (!DEATHS.includes(at)) continue;
        const { opened } = follower;
        await until(async () => follower.has(idOf(at)) || ((await isSafe?.(broker, idOf(at))) ?? true));
        await broker.kill();
        // The platform goes on before anybody listens again.
        const next = publish(++at);
        await broker.start();
        await next;
        await until(() => follower.opened > opened);
      }
      await until(() => follower.rows.events.size >= EVENTS);
      await follower.end();
      const ids = [...follower.rows.events.values()].map(({ id }) => id).sort();
      expect(ids).toEqual(Array.from({ length: EVENTS }, (_, at) => idOf(at)));
      expect(follower.opened).toBeGreaterThan(DEATHS.length);
      expect(follower.faults).toEqual([]);
    });
  });
}
