import { setTimeout } from 'node:timers/promises';
import { type IClientOptions } from 'mqtt';
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
  port: port(1_883),
  tls: flag(false),
  username: optionalText(200),
  password: optionalSecret(),
  topic: text(1_000),
  /** The broker keeps what is published while we are away under this name: one for each source, and never in two places. */
  clientId: text(100),
};
type Settings = SettingsOf<typeof FIELDS>;

const KEPT_AWAY_SECONDS = 7 * 86_400;
const KEEP_ALIVE_SECONDS = 15;
const PARTING_MS = 2_000;

/** CloudEvents from a topic of an MQTT 5 broker, at least once: its session outlives the connection. */
export class MqttFeed implements LiveFeed<Settings> {
  readonly name = 'mqtt';
  readonly fields = FIELDS;
  readonly freshnessSeconds = 60;

  parts(): readonly string[] {
    return ['main'];
  }

  async open(task: FeedTask<Settings>, sink: FeedSink): Promise<FeedHandle> {
    const { connectAsync } = await import('mqtt');
    const { host, port: onPort, tls, username, password, topic, clientId } = task.settings;
    const reader = new BrokerReader(task, sink);
    try {
      const address = `${tls ? 'mqtts' : 'mqtt'}://${host.includes(':') ? `[${host}]` : host}:${onPort}`;
      const options: IClientOptions = {
        clientId,
        ...(username === null ? {} : { username }),
        ...(password === null ? {} : { password }),
        protocolVersion: 5,
        clean: false,
        reconnectPeriod: 0,
        keepalive: KEEP_ALIVE_SECONDS,
        properties: { sessionExpiryInterval: KEPT_AWAY_SECONDS, receiveMaximum: MOST_IN_HAND },
        // What was kept for us comes before the answer to the subscription.
        customHandleAcks: (_topic, body, _packet, done) =>
          reader.push({ body, done: () => done(SUCCESS), refuse: () => done(SUCCESS) }),
      };
      const client = await connectAsync(address, options, false);
      let error: unknown = null;
      client.on('error', (fault) => (error = fault));
      client.on('close', () => reader.lost(reasonOf(error ?? 'The connection was closed.')));
      await client.subscribeAsync(topic, { qos: 1 });
      reader.ready();
      return {
        close: async () => {
          await reader.close();
          // Acknowledgements that are on their way leave first; a dead connection takes none.
          const gently = client.endAsync();
          await Promise.race([gently, setTimeout(PARTING_MS, undefined, { ref: false })]);
          client.end(true);
        },
      };
    } catch (fault) {
      await reader.close();
      throw fault;
    }
  }
}

/** MQTT 5 has a reason code for every acknowledgement. */
const SUCCESS = 0;
