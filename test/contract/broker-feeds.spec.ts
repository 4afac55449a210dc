import { randomUUID } from 'node:crypto';
import { connect as connectTcp } from 'node:net';
import { jetstreamManager, jetstream } from '@nats-io/jetstream';
import { connect as connectNats } from '@nats-io/transport-node';
import { connect as connectAmqp } from 'amqplib';
import { connectAsync as connectMqtt } from 'mqtt';
import { MqttFeed } from '../../src/adherence/telephony/brokers/mqtt-feed.js';
import { NatsFeed } from '../../src/adherence/telephony/brokers/nats-feed.js';
import { RabbitMqFeed } from '../../src/adherence/telephony/brokers/rabbitmq-feed.js';
import { type LiveFeed } from '../../src/adherence/telephony/feed/live-feed.js';
import { brokerPlatform } from './broker-platform.js';
import { describeFeed, type FeedPlatform, type FeedSamples } from './feed-contract.js';

const HOST = '127.0.0.1';
const PORTS = { nats: 4_222, rabbitmq: 5_672, mqtt: 1_883 };

async function nats(): Promise<FeedPlatform> {
  const stream = `wfm-${randomUUID()}`;
  const connection = await connectNats({ servers: `${HOST}:${PORTS.nats}` });
  const manager = await jetstreamManager(connection);
  await manager.streams.add({ name: stream, subjects: [`${stream}.>`] });
  return brokerPlatform(
    { host: HOST, stream, consumer: 'wfm' },
    (body) => jetstream(connection).publish(`${stream}.acd`, body),
    async () => {
      await manager.streams.delete(stream);
      await connection.close();
    },
  );
}

async function rabbitmq(): Promise<FeedPlatform> {
  const queue = `wfm-${randomUUID()}`;
  const account = { username: 'guest', password: 'guest' };
  const connection = await connectAmqp({ hostname: HOST, ...account });
  const channel = await connection.createConfirmChannel();
  await channel.assertQueue(queue, { durable: true });
  return brokerPlatform(
    { host: HOST, ...account, queue },
    (body) =>
      new Promise<void>((resolve, reject) => {
        channel.sendToQueue(queue, body, { persistent: true }, (error: unknown) =>
          error instanceof Error ? reject(error) : resolve(),
        );
      }),
    async () => {
      await channel.deleteQueue(queue);
      await connection.close();
    },
  );
}

async function mqtt(): Promise<FeedPlatform> {
  const topic = `wfm/${randomUUID()}`;
  const clientId = randomUUID();
  const client = await connectMqtt({ host: HOST, protocol: 'mqtt', protocolVersion: 5 });
  // A session that is to keep what is published has to be there before.
  const session = await connectMqtt({
    ...{ host: HOST, protocol: 'mqtt', protocolVersion: 5, clientId, clean: false },
    properties: { sessionExpiryInterval: 3_600 },
  });
  await session.subscribeAsync(topic, { qos: 1 });
  await session.endAsync();
  return brokerPlatform(
    { host: HOST, topic, clientId },
    (body) => client.publishAsync(topic, body, { qos: 1 }),
    async () => {
      const gone = await connectMqtt({
        host: HOST,
        protocol: 'mqtt',
        protocolVersion: 5,
        clientId,
        clean: true,
      });
      await gone.endAsync();
      await client.endAsync();
    },
  );
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connectTcp({ host: HOST, port });
    const end = (found: boolean) => {
      socket.destroy();
      resolve(found);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });

const SAMPLES: readonly [() => LiveFeed, number, FeedSamples][] = [
  [
    () => new NatsFeed(),
    PORTS.nats,
    {
      platform: nats,
      replays: true,
      bad: {
        host: { host: 'nats://broker:4222', stream: 'wfm' },
        stream: { host: 'broker' },
        token: { host: 'broker', stream: 'wfm', token: 'two\nlines of a token' },
      },
      unreachable: { host: HOST, port: 1, stream: 'wfm', token: 'a token of its own' },
    },
  ],
  [
    () => new RabbitMqFeed(),
    PORTS.rabbitmq,
    {
      platform: rabbitmq,
      replays: true,
      bad: {
        port: { host: 'broker', port: 0, username: 'wfm', password: 'x', queue: 'wfm' },
        queue: { host: 'broker', username: 'wfm', password: 'x' },
        password: { host: 'broker', username: 'wfm', password: 'two\nlines of a secret', queue: 'wfm' },
      },
      unreachable: { host: HOST, port: 1, username: 'wfm', password: 'a secret of its own', queue: 'wfm' },
    },
  ],
  [
    () => new MqttFeed(),
    PORTS.mqtt,
    {
      platform: mqtt,
      replays: true,
      bad: {
        topic: { host: 'broker', clientId: 'wfm' },
        clientId: { host: 'broker', topic: 'wfm', clientId: '' },
        password: { host: 'broker', topic: 'wfm', clientId: 'wfm', password: 'two\nlines of a secret' },
      },
      unreachable: { host: HOST, port: 1, topic: 'wfm', clientId: 'wfm', password: 'a secret of its own' },
    },
  ],
];

for (const [make, port, samples] of SAMPLES) {
  // A machine without the broker cannot say anything about it.
  const withBroker = (await answers(port)) ? describe : describe.skip;
  withBroker(`a broker at ${HOST}:${port}`, () => describeFeed(make, samples));
}
