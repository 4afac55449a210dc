import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  KinesisClient,
  PutRecordCommand,
  SplitShardCommand,
} from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { KinesisFeed } from '../../src/adherence/telephony/amazon-connect/kinesis-feed.js';
import { readConnection } from '../../src/adherence/telephony/feed/connection-fields.js';
import { SystemClock } from '../../src/time/clock.js';
import { Life, type StoredFeedRows } from '../support/feed-life.js';
import { freePort } from '../support/free-port.js';
import { describeFeed, type FeedPlatform } from './feed-contract.js';

const ACCOUNT = { region: 'us-east-1', accessKeyId: 'anybody', secretAccessKey: 'a secret of its own' };
const READ_EVERY_MS = 50;
const agentKeys = () => Promise.resolve([]);
/** The shard in the middle of all keys. */
const HALF_OF_KEYS = '170141183460469231731687303715884105728';

let server: ChildProcess;
let endpoint: string;
let client: KinesisClient;

beforeAll(async () => {
  const [port, tlsPort] = [await freePort(), await freePort()];
  const main = createRequire(import.meta.url).resolve('kinesis-local/main.js');
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    KINESIS_MOCK_PLAIN_PORT: String(port),
    KINESIS_MOCK_TLS_PORT: String(tlsPort),
    CREATE_STREAM_DURATION: '1ms',
    SPLIT_SHARD_DURATION: '1ms',
    SHARD_LIMIT: '500',
    LOG_LEVEL: 'ERROR',
  };
  server = spawn(process.execPath, [main], { cwd: dirname(main), env, stdio: 'ignore' });
  endpoint = `http://127.0.0.1:${port}`;
  const { region, ...credentials } = ACCOUNT;
  client = new KinesisClient({ region, endpoint, credentials, requestHandler: new NodeHttpHandler() });
});
afterAll(() => {
  client.destroy();
  server.kill('SIGKILL');
});

async function newStream(): Promise<string> {
  const stream = `agents-${randomUUID()}`;
  // The server of its own takes a moment to be there.
  for (;;) {
    try {
      await client.send(new CreateStreamCommand({ StreamName: stream, ShardCount: 1 }));
      break;
    } catch (error) {
      if (server.exitCode !== null) throw error;
      await wait(100);
    }
  }
  await active(stream);
  return stream;
}

async function active(stream: string): Promise<void> {
  for (;;) {
    const answer = await client.send(new DescribeStreamSummaryCommand({ StreamName: stream }));
    if (answer.StreamDescriptionSummary?.StreamStatus === 'ACTIVE') return;
    await wait(20);
  }
}

/** An event as Amazon Connect sends it. */
function agentEvent(
  agent: string,
  at: number,
  status: object,
  contacts: readonly object[] = [],
  EventType = 'STATE_CHANGE',
): Buffer {
  return Buffer.from(
    JSON.stringify({
      AgentARN: agent,
      EventId: `${agent} ${at}`,
      EventTimestamp: new Date(Date.UTC(2026, 10, 23, 10, 0, at)).toISOString(),
      EventType,
      InstanceARN: 'arn:instance/1',
      CurrentAgentSnapshot: { AgentStatus: status, Contacts: contacts },
    }),
  );
}

const put = (stream: string, data: Buffer, key = 'Ann') =>
  client.send(new PutRecordCommand({ StreamName: stream, Data: data, PartitionKey: key }));

const AVAILABLE = { Name: 'Available', Type: 'ROUTABLE' };
const LUNCH = { ARN: 'arn:state/42', Name: 'Lunch', Type: 'CUSTOM' };
const CALL = { ContactId: 'c1', Channel: 'VOICE', InitiationMethod: 'INBOUND', State: 'CONNECTED' };

/** The contract follows one part, which every other feed calls `main`: here it is the shard. */
class OneShard extends KinesisFeed {
  override async open(...[task, sink]: Parameters<KinesisFeed['open']>) {
    const [part] = await this.parts(task.settings, new Set());
    return super.open({ ...task, part }, sink);
  }
}

async function kinesis(): Promise<FeedPlatform> {
  const stream = await newStream();
  await put(stream, Buffer.from('no JSON at all'));
  const story = [
    [agentEvent('Ann', 1, AVAILABLE), 'available'],
    [agentEvent('Ann', 2, LUNCH), 'unavailable Lunch'],
    [agentEvent('Ann', 3, AVAILABLE, [CALL]), 'available | connected inbound'],
    [agentEvent('Ann', 4, { Name: 'Offline', Type: 'OFFLINE' }), 'offline'],
  ] as const;
  return {
    settings: { ...ACCOUNT, stream, endpoint },
    story: story.map(([data, word]) => ({
      happen: async () => {
        await put(stream, data);
      },
      then: { Ann: word },
    })),
    close: () => Promise.resolve(),
  };
}

describeFeed(() => new OneShard(READ_EVERY_MS), {
  platform: kinesis,
  replays: true,
  bad: {
    stream: { region: 'us-east-1' },
    region: { region: '', stream: 'agents' },
    secretAccessKey: { region: 'us-east-1', stream: 'agents', secretAccessKey: 'two\nlines of a secret' },
  },
  unreachable: { ...ACCOUNT, stream: 'agents', endpoint: 'http://127.0.0.1:1' },
});

describe('heartbeats of agents', () => {
  it('make a row where they say something new, and none where they do not', async () => {
    const stream = await newStream();
    const feed = new OneShard(READ_EVERY_MS);
    const settings = readConnection(feed.fields, { ...ACCOUNT, stream, endpoint });
    const rows: StoredFeedRows = { events: new Map(), checkpoint: null, told: 0 };
    const life = new Life(rows);
    const beat = (at: number, status: object) => put(stream, agentEvent('Ann', at, status, [], 'HEART_BEAT'));
    await beat(1, AVAILABLE);
    await beat(2, AVAILABLE);
    await put(stream, agentEvent('Ann', 3, AVAILABLE));
    await beat(4, LUNCH);
    await beat(5, LUNCH);
    await put(stream, agentEvent('Ann', 6, { Name: 'Offline', Type: 'OFFLINE' }));
    const task = { sourceCode: 'acd', part: '', settings, checkpoint: null, clock: new SystemClock() };
    const handle = await feed.open({ ...task, agentKeys }, life.sink);
    await life.says({ Ann: 'offline' });
    await handle.close();
    expect([...rows.events.values()].map(({ id }) => id)).toEqual(['Ann 1', 'Ann 3', 'Ann 4', 'Ann 6']);
  });
});

describe('a stream whose shards are split while it is followed', () => {
  it('is read to the end of each shard before those that came of it, and loses and doubles nothing', async () => {
    const stream = await newStream();
    const feed = new KinesisFeed(READ_EVERY_MS);
    const settings = readConnection(feed.fields, { ...ACCOUNT, stream, endpoint });
    const finished = new Set<string>();
    const rows: StoredFeedRows = { events: new Map(), checkpoint: null, told: 0 };
    const lives = new Map<string, Life>();
    const order: string[] = [];

    /** What the runner does: opens the parts that there are, and drops those that have ended. */
    const follow = async (): Promise<void> => {
      for (const [part, life] of lives) {
        if (!life.calls.includes('finish')) continue;
        finished.add(part);
        lives.delete(part);
        await life.close();
      }
      for (const part of await feed.parts(settings, finished)) {
        if (finished.has(part) || lives.has(part)) continue;
        const life = new Life(rows);
        order.push(part);
        const task = { sourceCode: 'acd', part, settings, checkpoint: null, clock: new SystemClock() };
        const handle = await feed.open({ ...task, agentKeys }, life.sink);
        life.closeBy(() => handle.close());
        lives.set(part, life);
      }
    };

    const agents = ['Ann', 'Bob', 'Cid', 'Dee', 'Eve', 'Fay'];
    const say = async (at: number) => {
      for (const agent of agents) {
        await put(stream, agentEvent(agent, at, at % 2 === 0 ? AVAILABLE : LUNCH), agent);
      }
    };
    await say(1);
    await follow();
    await say(2);
    const [parent] = order;
    const split = { StreamName: stream, ShardToSplit: parent, NewStartingHashKey: HALF_OF_KEYS };
    await client.send(new SplitShardCommand(split));
    await active(stream);
    await say(3);
    await say(4);
    while (rows.events.size < 4 * agents.length) {
      await follow();
      await wait(20);
    }
    for (const life of lives.values()) await life.close();
    expect(order).toHaveLength(3);
    expect(finished).toEqual(new Set([parent]));
    expect(rows.told).toBe(rows.events.size);
    for (const agent of agents) {
      const own = [...rows.events.values()].filter(({ agentKey }) => agentKey === agent);
      expect(own.map(({ id }) => id)).toEqual([1, 2, 3, 4].map((at) => `${agent} ${at}`));
    }
  });
});
