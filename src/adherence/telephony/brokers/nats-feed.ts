import {
  flag,
  hostName,
  optionalSecret,
  optionalText,
  port,
  type SettingsOf,
  text,
} from '../feed/connection-fields.js';
import { type FeedHandle, type FeedSink, type FeedTask, type LiveFeed } from '../feed/live-feed.js';
import { BrokerReader, MOST_IN_HAND, reasonOf } from './broker-reader.js';

const FIELDS = {
  host: hostName(),
  port: port(4_222),
  tls: flag(false),
  username: optionalText(200),
  password: optionalSecret(),
  token: optionalSecret(),
  stream: text(200),
  /** The durable consumer; made when it is not there. */
  consumer: text(200, 'shiftwright'),
  subject: optionalText(200),
};
type Settings = SettingsOf<typeof FIELDS>;

/** What is given back at once would come to us again, as long as our request for more stands. */
const AGAIN_AFTER_MS = 1_000;

/** CloudEvents from a stream of NATS JetStream, through a durable consumer that remembers what was stored. */
export class NatsFeed implements LiveFeed<Settings> {
  readonly name = 'nats';
  readonly fields = FIELDS;
  readonly freshnessSeconds = 60;

  parts(): readonly string[] {
    return ['main'];
  }

  async open(task: FeedTask<Settings>, sink: FeedSink): Promise<FeedHandle> {
    const { connect } = await import('@nats-io/transport-node');
    const { jetstream } = await import('@nats-io/jetstream');
    const { settings } = task;
    const connection = await connect({
      servers: `${settings.host}:${settings.port}`,
      reconnect: false,
      name: `shiftwright ${task.sourceCode}`,
      ...(settings.tls ? { tls: {} } : {}),
      ...(settings.username === null ? {} : { user: settings.username, pass: settings.password ?? '' }),
      ...(settings.token === null ? {} : { token: settings.token }),
    });
    try {
      const js = jetstream(connection);
      await makeConsumer(js, settings);
      const consumer = await js.consumers.get(settings.stream, settings.consumer);
      const messages = await consumer.consume({ max_messages: MOST_IN_HAND });
      const reader = new BrokerReader(task, sink);
      reader.ready();
      void follow(messages, reader);
      void connection.closed().then((error) => reader.lost(reasonOf(error ?? 'The connection was closed.')));
      return {
        close: async () => {
          await reader.close();
          // Acknowledgements that are on their way arrive first.
          await connection.flush().catch(() => undefined);
          await connection.close();
        },
      };
    } catch (error) {
      await connection.close();
      throw error;
    }
  }
}

type JetStream = ReturnType<typeof import('@nats-io/jetstream').jetstream>;
type Messages = Awaited<ReturnType<Awaited<ReturnType<JetStream['consumers']['get']>>['consume']>>;

async function makeConsumer(js: JetStream, { stream, consumer, subject }: Settings): Promise<void> {
  const { AckPolicy, DeliverPolicy } = await import('@nats-io/jetstream');
  const manager = await js.jetstreamManager();
  const isThere = await manager.consumers.info(stream, consumer).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  await manager.consumers.add(stream, {
    durable_name: consumer,
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.All,
    max_ack_pending: MOST_IN_HAND,
    ...(subject === null ? {} : { filter_subject: subject }),
  });
}

async function follow(messages: Messages, reader: BrokerReader): Promise<void> {
  try {
    for await (const message of messages) {
      reader.push({
        body: Buffer.from(message.data),
        done: () => message.ack(),
        back: () => message.nak(AGAIN_AFTER_MS),
        refuse: (reason) => message.term(reason.slice(0, 200)),
      });
    }
    reader.lost('The consumer has ended.');
  } catch (error) {
    reader.lost(reasonOf(error));
  }
}
