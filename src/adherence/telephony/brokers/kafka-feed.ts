import { isIP } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { type Consumer, type ConsumerOptions } from '@platformatic/kafka';
import { type Instant, instant } from '../../../time/instant.js';
import {
  addresses,
  flag,
  oneOf,
  optionalAuthorities,
  optionalSecret,
  optionalText,
  type SettingsOf,
  text,
} from '../feed/connection-fields.js';
import {
  type Checkpoint,
  type FeedHandle,
  type FeedSink,
  type FeedTask,
  type LiveFeed,
} from '../feed/live-feed.js';
import { EventBodies } from './event-bodies.js';
import { type Fetched, fetchedOf } from './kafka-records.js';

const MECHANISMS = {
  plain: 'PLAIN',
  'scram-sha-256': 'SCRAM-SHA-256',
  'scram-sha-512': 'SCRAM-SHA-512',
} as const;

const FIELDS = {
  /** Some brokers of the cluster; they name the others. */
  brokers: addresses(20),
  tls: flag(false),
  tlsCa: optionalAuthorities(),
  /** Without a name nobody logs in. */
  username: optionalText(200),
  password: optionalSecret(),
  mechanism: oneOf(['plain', 'scram-sha-256', 'scram-sha-512'], 'scram-sha-512'),
  topic: text(249),
};
type Settings = SettingsOf<typeof FIELDS>;

/** A broker answers at once when there is something, and after this when there is nothing. */
const WAIT_MS = 500;
const CONNECT_MS = 10_000;
/** Also the longest that a broker which says nothing holds up the end of reading. */
const REQUEST_MS = 10_000;
const PARTING_MS = 2_000;
const BYTES_PER_READ = 1_048_576;
/** What Kafka takes for "the oldest that there is" and "the next to come". */
const OLDEST = -2n;
const NEXT = -1n;
const NO_EPOCH = -1;

/**
 * CloudEvents from a topic of Kafka, partition by partition. Each is a part with a place of its own, kept with the events: no consumer group is
 * joined, and nothing is committed to Kafka.
 */
export class KafkaFeed implements LiveFeed<Settings> {
  readonly name = 'kafka';
  readonly fields = FIELDS;
  readonly freshnessSeconds = 60;

  async parts(settings: Settings): Promise<readonly string[]> {
    const consumer = await consumerOf(settings, 'parts');
    try {
      const { partitions } = await topicOf(consumer, settings.topic);
      return partitions.map((_, at) => String(at));
    } catch (error) {
      throw new Error(kafkaReason(error), { cause: error });
    } finally {
      await partFrom(consumer);
    }
  }

  async open(task: FeedTask<Settings>, sink: FeedSink): Promise<FeedHandle> {
    const consumer = await consumerOf(task.settings, task.sourceCode);
    const stop = new AbortController();
    const reading = this.read(consumer, task, sink, stop.signal).catch((error: unknown) => {
      if (!stop.signal.aborted) sink.lost(kafkaReason(error));
    });
    return {
      close: async () => {
        stop.abort();
        const parted = partFrom(consumer);
        await reading;
        await parted;
      },
    };
  }

  private async read(consumer: Consumer, task: FeedTask<Settings>, sink: FeedSink, signal: AbortSignal) {
    const where = await whereIs(consumer, task.settings.topic, task.part);
    const { offset: from, isWhole } = await firstOffset(consumer, where, task.checkpoint);
    let offset = from;
    const bodies = new EventBodies(task.sourceCode);
    if (!signal.aborted) sink.ready(isWhole ? 'continued' : 'anew');
    while (!signal.aborted) {
      const fetched = await fetchFrom(consumer, where, offset);
      if (signal.aborted) return;
      if (fetched.next > offset) {
        const events = fetched.bodies.flatMap((body) => {
          const read = bodies.read(body);
          return 'events' in read ? read.events : [];
        });
        await sink.take(events, { position: String(fetched.next), state: null });
        offset = fetched.next;
      }
      const heard = heardUpTo(fetched, task.clock.now());
      if (heard !== null) sink.heard(heard);
    }
  }
}

/** All that there is has been read; or else up to the newest stamp of what was, which is the publisher's own. */
function heardUpTo({ isLast, newest }: Fetched, now: Instant): Instant | null {
  if (isLast) return now;
  return newest === null ? null : instant(Math.min(newest, now));
}

async function consumerOf(settings: Settings, clientId: string): Promise<Consumer> {
  const { Consumer: Client } = await import('@platformatic/kafka');
  const { brokers, tls, tlsCa, username, password, mechanism } = settings;
  const options: ConsumerOptions<Buffer, Buffer, Buffer, Buffer> = {
    // Is asked for, and never joined.
    groupId: 'shiftwright',
    clientId: `shiftwright-${clientId}`,
    bootstrapBrokers: [...brokers],
    ...{ retries: 0, connectTimeout: CONNECT_MS, requestTimeout: REQUEST_MS, autocreateTopics: false },
    ...(tls ? { tls: tlsCa === null ? {} : { ca: tlsCa }, tlsServerName: !brokers.every(isAddress) } : {}),
  };
  if (username !== null)
    options.sasl = { mechanism: MECHANISMS[mechanism], username, password: password ?? '' };
  return new Client(options);
}

/** TLS has no name for an address. */
function isAddress(broker: string): boolean {
  return isIP(broker.slice(0, broker.lastIndexOf(':'))) !== 0;
}

/** The client waits for the other side; one that is dead says nothing. */
async function partFrom(consumer: Consumer): Promise<void> {
  const parted = new Promise<void>((resolve) => consumer.close(true, () => resolve()));
  await Promise.race([parted, setTimeout(PARTING_MS, undefined, { ref: false })]);
}

async function topicOf(consumer: Consumer, topic: string) {
  try {
    const found = (await consumer.metadata({ topics: [topic], autocreateTopics: false })).topics.get(topic);
    if (found !== undefined) return found;
  } catch (error) {
    if (!chainOf(error).some(({ apiId }) => apiId === 'UNKNOWN_TOPIC_OR_PARTITION')) throw error;
  }
  throw new Error(`There is no topic "${topic}", or it may not be read.`);
}

/** A partition, and who leads it. */
interface Where {
  readonly topic: string;
  readonly topicId: string;
  readonly partition: number;
  readonly leader: number;
  readonly leaderEpoch: number;
}

async function whereIs(consumer: Consumer, topic: string, part: string): Promise<Where> {
  const { id, partitions } = await topicOf(consumer, topic);
  const partition = Number(part);
  const found = partitions.at(partition);
  if (found === undefined) throw new Error(`The topic "${topic}" has no partition ${part} any more.`);
  return { topic, topicId: id, partition, leader: found.leader, leaderEpoch: found.leaderEpoch };
}

async function fetchFrom(consumer: Consumer, where: Where, fetchOffset: bigint): Promise<Fetched> {
  const { topicId, partition, leader, leaderEpoch } = where;
  const wanted = { partition, currentLeaderEpoch: leaderEpoch, lastFetchedEpoch: NO_EPOCH, fetchOffset };
  const { responses } = await consumer.fetch({
    ...{ node: leader, maxWaitTime: WAIT_MS, minBytes: 1, maxBytes: BYTES_PER_READ },
    topics: [{ topicId, partitions: [{ ...wanted, partitionMaxBytes: BYTES_PER_READ }] }],
  });
  return fetchedOf(responses.at(0)?.partitions.at(0), fetchOffset);
}

/** Where reading goes on; whole unless Kafka has thrown away what comes there, or the topic is another one of that name. */
async function firstOffset(
  consumer: Consumer,
  { topic, partition }: Where,
  checkpoint: Checkpoint | null,
): Promise<{ readonly offset: bigint; readonly isWhole: boolean }> {
  const at = async (timestamp: bigint): Promise<bigint> => {
    const wanted = { topics: [topic], partitions: { [topic]: [partition] }, timestamp };
    return (await consumer.listOffsets(wanted)).get(topic)?.[partition] ?? 0n;
  };
  const oldest = await at(OLDEST);
  const kept = placeOf(checkpoint);
  if (kept === null) return { offset: oldest, isWhole: true };
  const isWhole = kept >= oldest && kept <= (await at(NEXT));
  return { offset: isWhole ? kept : oldest, isWhole };
}

function placeOf(checkpoint: Checkpoint | null): bigint | null {
  const position = checkpoint?.position;
  return typeof position === 'string' && /^\d{1,19}$/.test(position) ? BigInt(position) : null;
}

/** The client's errors hold one another; each says more than the one around it. By shape: those of the system are of another kind. */
function chainOf(error: unknown): readonly KafkaFault[] {
  if (typeof error !== 'object' || error === null || !('message' in error)) return [];
  const fault = error as KafkaFault;
  return [fault, ...chainOf(fault.errors?.[0] ?? fault.cause)];
}

interface KafkaFault {
  readonly message: string;
  readonly errors?: readonly unknown[];
  readonly cause?: unknown;
  /** Kafka's own name of an error. */
  readonly apiId?: string;
}

function kafkaReason(error: unknown): string {
  const words = chainOf(error).map(({ message }) => message);
  return words.length === 0 ? String(error) : [...new Set(words)].join(' ');
}
