import { setTimeout } from 'node:timers/promises';
import {
  type _Record,
  type KinesisClient,
  type KinesisClientConfig,
  type Shard,
} from '@aws-sdk/client-kinesis';
import { instant } from '../../../time/instant.js';
import { type ReceivedEvent } from '../../engine/agent-event.js';
import { optionalSecret, optionalText, type SettingsOf, text } from '../feed/connection-fields.js';
import {
  type Checkpoint,
  type FeedHandle,
  type FeedSink,
  type FeedTask,
  type LiveFeed,
} from '../feed/live-feed.js';
import { Told } from '../told.js';
import { readConnectEvent } from './agent-event-stream.js';

const FIELDS = {
  region: text(50),
  /** Name of the Kinesis data stream that the instance streams agent events to. */
  stream: text(128),
  /** Left out with the secret, the worker's own role is used, as AWS's tools find it. */
  accessKeyId: optionalText(128),
  secretAccessKey: optionalSecret(),
  /** Of something that speaks like Kinesis; left out, AWS's. */
  endpoint: optionalText(500),
};
type Settings = SettingsOf<typeof FIELDS>;

/** AWS allows five reads a second of a shard, for all who read it. */
const BETWEEN_READS_MS = 1_000;
const RECORDS_PER_READ = 1_000;

/**
 * The agent event stream of Amazon Connect from its Kinesis data stream, shard by shard: a shard that was split or merged is read to its end before
 * those that came of it, so that an agent's events keep their order.
 * Source: Amazon Kinesis Data Streams API reference, GetRecords and ListShards.
 */
export class KinesisFeed implements LiveFeed<Settings> {
  readonly name = 'amazon-connect-kinesis';
  readonly fields = FIELDS;
  /** An agent is told of every two minutes at the least, but the stream's own life is known by its reads. */
  readonly freshnessSeconds = 60;

  constructor(private readonly betweenReadsMs = BETWEEN_READS_MS) {}

  async parts(settings: Settings, finished: ReadonlySet<string>): Promise<readonly string[]> {
    const { ListShardsCommand } = await import('@aws-sdk/client-kinesis');
    const client = await clientOf(settings);
    try {
      const shards: Shard[] = [];
      let next: string | undefined;
      do {
        const from = next === undefined ? { StreamName: settings.stream } : { NextToken: next };
        const page = await client.send(new ListShardsCommand(from));
        shards.push(...(page.Shards ?? []));
        next = page.NextToken;
      } while (next !== undefined);
      return readable(shards, finished);
    } finally {
      client.destroy();
    }
  }

  async open(task: FeedTask<Settings>, sink: FeedSink): Promise<FeedHandle> {
    const client = await clientOf(task.settings);
    const stop = new AbortController();
    const reading = this.read(client, task, sink, stop.signal).catch((error: unknown) => {
      if (!stop.signal.aborted) sink.lost(error instanceof Error ? error.message : String(error));
    });
    return {
      close: async () => {
        stop.abort();
        await reading;
        client.destroy();
      },
    };
  }

  private async read(client: KinesisClient, task: FeedTask<Settings>, sink: FeedSink, signal: AbortSignal) {
    const { GetRecordsCommand } = await import('@aws-sdk/client-kinesis');
    const news = new News();
    let iterator = await firstIterator(client, task, signal);
    sink.ready('continued');
    while (!signal.aborted && iterator !== undefined) {
      const request = new GetRecordsCommand({ ShardIterator: iterator, Limit: RECORDS_PER_READ });
      const {
        Records = [],
        NextShardIterator,
        MillisBehindLatest,
      } = await client.send(request, {
        abortSignal: signal,
      });
      const last = Records.at(-1);
      if (last !== undefined) {
        await sink.take(
          Records.flatMap((record) => news.in(record)),
          { position: last.SequenceNumber, state: null },
        );
      }
      const isCaughtUp = MillisBehindLatest === 0;
      const arrived = last?.ApproximateArrivalTimestamp?.getTime();
      if (isCaughtUp) sink.heard(task.clock.now());
      else if (arrived !== undefined) sink.heard(instant(arrived));
      iterator = NextShardIterator;
      if (iterator !== undefined) await setTimeout(this.betweenReadsMs, undefined, { signal });
    }
    if (iterator === undefined) await sink.finish();
  }
}

/** Shards that may be read: all of which they came are read to their ends, or kept no longer. */
function readable(shards: readonly Shard[], finished: ReadonlySet<string>): string[] {
  const known = new Set(shards.map(({ ShardId }) => ShardId));
  const isOpen = (parent: string | undefined) =>
    parent !== undefined && known.has(parent) && !finished.has(parent);
  return shards.flatMap(({ ShardId, ParentShardId, AdjacentParentShardId }) =>
    ShardId === undefined || isOpen(ParentShardId) || isOpen(AdjacentParentShardId) ? [] : [ShardId],
  );
}

async function clientOf({
  region,
  accessKeyId,
  secretAccessKey,
  endpoint,
}: Settings): Promise<KinesisClient> {
  const { KinesisClient: Client } = await import('@aws-sdk/client-kinesis');
  const { NodeHttpHandler } = await import('@smithy/node-http-handler');
  // Reads are few and large: HTTP/1.1 serves them as well, and whatever speaks like Kinesis speaks it.
  const config: KinesisClientConfig = { region, requestHandler: new NodeHttpHandler() };
  if (endpoint !== null) config.endpoint = endpoint;
  if (accessKeyId !== null) config.credentials = { accessKeyId, secretAccessKey: secretAccessKey ?? '' };
  return new Client(config);
}

async function firstIterator(
  client: KinesisClient,
  { settings, part, checkpoint }: FeedTask<Settings>,
  abortSignal: AbortSignal,
): Promise<string | undefined> {
  const { GetShardIteratorCommand } = await import('@aws-sdk/client-kinesis');
  const after = placeOf(checkpoint);
  const from =
    after === null
      ? ({ ShardIteratorType: 'TRIM_HORIZON' } as const)
      : ({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', StartingSequenceNumber: after } as const);
  const request = new GetShardIteratorCommand({ StreamName: settings.stream, ShardId: part, ...from });
  return (await client.send(request, { abortSignal })).ShardIterator;
}

/** Sequence numbers of Kinesis are digits, too many for a number. */
function placeOf(checkpoint: Checkpoint | null): string | null {
  const position = checkpoint?.position;
  return typeof position === 'string' && /^\d+$/.test(position) ? position : null;
}

/**
 * What a shard tells that is new. An agent of whom nothing else is heard sends a heartbeat every two minutes, with the same situation: the feed's own
 * signs of life say as much, so it makes no row. A shard has all events of an agent, in order.
 */
class News {
  private readonly told = new Map<string, string>();

  in({ Data }: _Record): ReceivedEvent[] {
    const said = readJson(Buffer.from(Data ?? []).toString('utf8'));
    const event = said === null ? null : readConnectEvent(said);
    if (said === null || event === null) return [];
    const situation = JSON.stringify([event.declared, event.contacts]);
    const isKnown = this.told.get(event.agentKey) === situation;
    this.told.set(event.agentKey, situation);
    return isKnown && said.at('EventType').text === 'HEART_BEAT' ? [] : [event];
  }
}

/** What is no JSON is no agent event, and would never become one. */
function readJson(text: string): Told | null {
  try {
    return new Told(JSON.parse(text));
  } catch {
    return null;
  }
}
