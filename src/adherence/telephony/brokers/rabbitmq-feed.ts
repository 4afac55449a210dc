import { flag, hostName, port, secret, type SettingsOf, text } from '../feed/connection-fields.js';
import { type FeedHandle, type FeedSink, type FeedTask, type LiveFeed } from '../feed/live-feed.js';
import { BrokerReader, MOST_IN_HAND, reasonOf } from './broker-reader.js';

const FIELDS = {
  host: hostName(),
  port: port(5_672),
  tls: flag(false),
  username: text(200),
  password: secret(),
  vhost: text(200, '/'),
  /** It must be there: whoever publishes decides what it is bound to, and whether it outlives the broker. */
  queue: text(255),
};
type Settings = SettingsOf<typeof FIELDS>;

const HEARTBEAT_SECONDS = 10;

/** CloudEvents from a queue of RabbitMQ (AMQP 0-9-1). What cannot be read goes where the queue's dead letters go. */
export class RabbitMqFeed implements LiveFeed<Settings> {
  readonly name = 'rabbitmq';
  readonly fields = FIELDS;
  readonly freshnessSeconds = 60;

  parts(): readonly string[] {
    return ['main'];
  }

  async open(task: FeedTask<Settings>, sink: FeedSink): Promise<FeedHandle> {
    const { connect } = await import('amqplib');
    const { host, port: onPort, tls, username, password, vhost, queue } = task.settings;
    const connection = await connect(
      {
        protocol: tls ? 'amqps' : 'amqp',
        hostname: host,
        port: onPort,
        username,
        password,
        vhost,
        heartbeat: HEARTBEAT_SECONDS,
      },
      { servername: host },
    );
    const reader = new BrokerReader(task, sink);
    let error: unknown = null;
    connection.on('error', (fault: unknown) => (error = fault));
    connection.on('close', () => reader.lost(reasonOf(error ?? 'The connection was closed.')));
    try {
      const channel = await connection.createChannel();
      channel.on('error', (fault: unknown) => reader.lost(reasonOf(fault)));
      await channel.checkQueue(queue);
      await channel.prefetch(MOST_IN_HAND);
      reader.ready();
      await channel.consume(queue, (message) => {
        if (message === null) return reader.lost(`The queue "${queue}" was deleted.`);
        reader.push({
          body: message.content,
          done: () => channel.ack(message),
          refuse: () => channel.nack(message, false, false),
        });
      });
      return {
        close: async () => {
          await reader.close();
          // Acknowledgements that are on their way arrive before the channel is closed.
          await channel.close().catch(() => undefined);
          await connection.close().catch(() => undefined);
        },
      };
    } catch (fault) {
      await reader.close();
      await connection.close().catch(() => undefined);
      throw fault;
    }
  }
}
