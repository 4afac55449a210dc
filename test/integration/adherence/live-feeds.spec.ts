import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type DataSource, MoreThan } from 'typeorm';
import { AgentEventEntity } from '../../../src/adherence/persistence/agent-event.entity.js';
import { TelephonyConnectionEntity } from '../../../src/adherence/persistence/telephony-connection.entity.js';
import { TelephonyFeedEntity } from '../../../src/adherence/persistence/telephony-feed.entity.js';
import { TelephonyHeardEntity } from '../../../src/adherence/persistence/telephony-heard.entity.js';
import { TelephonySourceEntity } from '../../../src/adherence/persistence/telephony-source.entity.js';
import { type AmiBlock, AmiBlockReader } from '../../../src/adherence/telephony/asterisk/ami-block.js';
import { AmiFeed } from '../../../src/adherence/telephony/asterisk/ami-feed.js';
import { AmiReducer } from '../../../src/adherence/telephony/asterisk/ami-reducer.js';
import { type LiveFeed } from '../../../src/adherence/telephony/feed/live-feed.js';
import { LiveFeeds } from '../../../src/adherence/telephony/feed/live-feeds.js';
import { seal } from '../../../src/adherence/telephony/feed/sealed-secrets.js';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { SystemClock } from '../../../src/time/clock.js';
import { instant, parseInstant } from '../../../src/time/instant.js';
import { freshDataSource } from '../../support/database.js';
import { FakeAsterisk } from '../../support/fake-asterisk.js';
import { FEED_SECRET, FeedProcess, QUICK_FEEDS } from '../../support/feed-process.js';

const RECORDING = '../shared/reference/telephony/asterisk-16/ami-raw.log';
const recorded = existsSync(RECORDING) ? describe : describe.skip;
if (!existsSync(RECORDING)) process.stderr.write(`Without ${RECORDING}, no recorded connection is cut.\n`);

const SOON_MS = 5;
const open: { close(): Promise<unknown> }[] = [];
let dataSource: DataSource;
let asterisk: FakeAsterisk;
let shared: { dataSource: DataSource; unitOfWork: UnitOfWork; clock: SystemClock };

beforeEach(async () => {
  dataSource = await freshDataSource();
  asterisk = new FakeAsterisk();
  const port = await asterisk.listen();
  shared = { dataSource, unitOfWork: new UnitOfWork(dataSource), clock: new SystemClock() };
  await dataSource.getRepository(TelephonySourceEntity).insert({
    code: 'pbx',
    name: 'PBX',
    connector: 'asterisk-ami',
    reasonMap: {},
    freshnessSeconds: null,
    latenessSeconds: 0,
    currentKey: 'a key for this test alone',
    keyCreatedAt: parseInstant('2026-10-19T00:00:00Z'),
  });
  await dataSource.getRepository(TelephonyConnectionEntity).insert({
    sourceId: 1,
    enabled: true,
    settings: { host: '127.0.0.1', port, username: 'wfm', auth: 'md5' },
    secretNames: ['secret'],
    sealed: seal({ secret: 'kept to ourselves' }, FEED_SECRET, '1'),
    revision: 1,
    changedAt: parseInstant('2026-10-19T00:00:00Z'),
    fault: null,
  });
});

afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
  await asterisk.close();
  await dataSource.destroy();
});

/** The AMI feed without its usual pause between two stores. */
class OnlyAmi extends LiveFeeds {
  private readonly feed: LiveFeed = new AmiFeed(0);
  override named(name: string): LiveFeed | undefined {
    return name === this.feed.name ? this.feed : undefined;
  }
}

function follow(timing = QUICK_FEEDS): FeedProcess {
  const process = new FeedProcess(shared, new OnlyAmi(), timing).start();
  open.push({ close: () => process.stop() });
  return process;
}

/** Waits for something that another party brings about. */
async function until(so: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await so())) await pause(SOON_MS);
}

const part = () => dataSource.getRepository(TelephonyFeedEntity).findOneByOrFail({ sourceId: 1 });
const connected = async () => {
  const row = await dataSource.getRepository(TelephonyFeedEntity).findOneBy({ sourceId: 1 });
  return row !== null && row.connectedSince !== null;
};

const pauseOf = (name: string, paused: boolean): Buffer =>
  Buffer.from(
    `Event: QueueMemberPause\r\nQueue: support\r\nMemberName: ${name}\r\nInterface: PJSIP/${name}\r\nStatus: 1\r\nPaused: ${paused ? 1 : 0}\r\nPausedReason: Lunch\r\n\r\n`,
  );

/** What is stored of each agent last; a held call counts as connected, because no snapshot tells. */
const stored = () => new LastStored().look();

class LastStored {
  private lastId = 0;
  private readonly last = new Map<string, AgentEventEntity>();

  /** Reads what is new. */
  async look(): Promise<Record<string, string>> {
    const where = { id: MoreThan(this.lastId) };
    const events = await dataSource.getRepository(AgentEventEntity).find({ where, order: { id: 'ASC' } });
    for (const event of events) {
      this.lastId = Number(event.id);
      const known = this.last.get(event.agentKey);
      if (known === undefined || isLater(event, known)) this.last.set(event.agentKey, event);
    }
    return Object.fromEntries([...this.last].map(([agent, event]) => [agent, situationOf(event)]));
  }
}

function isLater(a: AgentEventEntity, b: AgentEventEntity): boolean {
  return (a.effectiveTime - b.effectiveTime || Number(a.sequence) - Number(b.sequence)) > 0;
}

function situationOf({ declared, contacts }: Pick<AgentEventEntity, 'declared' | 'contacts'>): string {
  const calls = (contacts ?? []).map(
    ({ phase, direction }) => `${phase === 'held' ? 'connected' : phase} ${direction}`,
  );
  return JSON.stringify([declared, calls]);
}

describe('a live connection', () => {
  it('is stored as it is heard, with the lease, the clock skew and one row for the time it was heard', async () => {
    follow();
    await until(connected);
    await asterisk.send(pauseOf('Ann', true));
    await until(async () => Object.keys(await stored()).includes('Ann'));
    const { leaseOwner, lastError, fence } = await part();
    expect(leaseOwner).not.toBeNull();
    expect(lastError).toBeNull();
    expect(fence).toBeGreaterThan(0);
    await until(async () => {
      const before = await dataSource.getRepository(TelephonyHeardEntity).find();
      await asterisk.send(pauseOf('Ben', false));
      return before.length === 1 && before[0].until > before[0].since;
    });
    expect(asterisk.logins[0]).not.toHaveProperty('Secret');
  });

  it('is followed by one of two processes, and by the other when the first stops', async () => {
    const first = follow();
    await until(connected);
    const { leaseOwner } = await part();
    follow();
    await asterisk.send(pauseOf('Ann', true));
    await until(async () => (await stored()).Ann !== undefined);
    expect(asterisk.logins).toHaveLength(1);
    await first.stop();
    await until(async () => (await part()).leaseOwner !== null && (await connected()));
    expect((await part()).leaseOwner).not.toBe(leaseOwner);
    await asterisk.send(pauseOf('Ann', false));
    await until(async () => (await stored()).Ann?.includes('available'));
  });

  it('is taken over when its process is silent, and that one stores nothing more', async () => {
    const dying = new FeedProcess(shared, new OnlyAmi(), {
      ...QUICK_FEEDS,
      beatMs: 3_600_000,
      leaseMs: 1,
    }).start();
    open.push({ close: () => dying.stop() });
    await until(() => asterisk.snapshots === 1);
    follow();
    await until(() => asterisk.snapshots === 2);
    await until(connected);
    const { leaseOwner, fence } = await part();
    await dying.stop();
    expect(await part()).toMatchObject({ leaseOwner, fence });
  });

  it('ends when it is disabled, and begins again with other settings', async () => {
    follow();
    await until(connected);
    const connections = dataSource.getRepository(TelephonyConnectionEntity);
    await connections.update({ sourceId: 1 }, { enabled: false, revision: 2 });
    await until(async () => (await part()).leaseOwner === null);
    const before = asterisk.logins.length;
    await connections.update({ sourceId: 1 }, { enabled: true, revision: 3 });
    await until(connected);
    expect(asterisk.logins).toHaveLength(before + 1);
  });

  it('tells what is wrong, without the secret', async () => {
    const connections = dataSource.getRepository(TelephonyConnectionEntity);
    const { settings } = await connections.findOneByOrFail({ sourceId: 1 });
    // Nobody can be there by chance.
    await connections.update({ sourceId: 1 }, { settings: { ...settings, port: 1 } });
    follow();
    await until(
      async () =>
        ((await dataSource.getRepository(TelephonyFeedEntity).find())[0]?.lastError ?? null) !== null,
    );
    expect((await part()).lastError).toMatch(/ECONNREFUSED/);
    const foreign = seal({ secret: 'kept to ourselves' }, 'of another installation, and long enough', '1');
    await connections.update({ sourceId: 1 }, { sealed: foreign, revision: 2 });
    await until(async () => (await connections.findOneByOrFail({ sourceId: 1 })).fault !== null);
    expect((await connections.findOneByOrFail({ sourceId: 1 })).fault).toMatch(/another WFM_SECRET/);
  });
});

recorded(
  'a recorded connection over a socket, cut at 200 random places, on its way into the database',
  () => {
    /** Between bursts of events: within one, a phone has been picked up some milliseconds before its queue says so. */
    const QUIET_MS = 50;

    it('is known again after every snapshot', async () => {
      const random = mulberry(7);
      const messages = recordedDays(readFileSync(RECORDING), 10);
      const stamps = stampsOf(messages);
      const truth = truthOf(messages, stamps);
      const quiet = messages
        .map((_, at) => at)
        .filter((at) => (stamps[at + 1] ?? Infinity) - stamps[at] >= QUIET_MS);
      const clockAt = (place: number): string => (stamps[place] / 1_000).toFixed(6);
      asterisk.clock = clockAt(0);
      follow();
      await until(connected);
      let at = 0;
      const last = new LastStored();
      let compared = 0;
      const say = async (from: number, to: number): Promise<void> => {
        for (const block of messages.slice(from, to)) asterisk.happen(block);
        const bytes = Buffer.from(messages.slice(from, to).map(textOf).join(''));
        for (let start = 0; start < bytes.length;) {
          const end = start + 1 + Math.floor(random() * 3_000);
          await asterisk.send(bytes.subarray(start, end));
          start = end;
        }
      };
      for (let cuts = 0; cuts < 200; cuts++) {
        const cut = at + 1 + Math.floor(random() * 15);
        await say(at, cut);
        const unheard = cut + Math.floor(random() * 4);
        await asterisk.send(Buffer.from(textOf(messages[unheard]).slice(0, 40)));
        for (const block of messages.slice(cut, unheard)) asterisk.happen(block);
        asterisk.clock = clockAt(unheard - 1);
        const { snapshots } = asterisk;
        asterisk.cut();
        await until(() => asterisk.snapshots > snapshots);
        const next = quiet.find((place) => place >= unheard) ?? messages.length - 1;
        await say(unheard, next + 1);
        at = next + 1;
        await until(async () => sameAs(await last.look(), truth[next]));
        compared += 1;
      }
      expect(compared).toBe(200);
      const rows = await dataSource.getRepository(AgentEventEntity).find();
      expect(new Set(rows.map(({ sourceEventId }) => sourceEventId)).size).toBe(rows.length);
      expect(await dataSource.getRepository(TelephonyHeardEntity).count()).toBeLessThanOrEqual(201);
    });

    function truthOf(messages: readonly AmiBlock[], stamps: readonly number[]): Record<string, string>[] {
      const reducer = new AmiReducer({ origin: 'pbx' });
      const now = new Map<string, string>();
      return messages.map((block, place) => {
        for (const event of reducer.push(block, instant(stamps[place])))
          now.set(event.agentKey, situationOf(event));
        return Object.fromEntries(now);
      });
    }
  },
);

const YEARS_AGO = 5 * 365;
/** Answers to others who asked, and restarts, which end connections by themselves. */
const LEFT_OUT = ['VarSet', 'FullyBooted', 'QueueParams', 'QueueMember', 'QueueStatusComplete'];

/** The recording again and again, each time a day later, and years ago: what lies ahead of our clock would be put right. */
function recordedDays(bytes: Buffer, days: number): AmiBlock[] {
  return Array.from({ length: days }, (_, day) => {
    const shift = (day - YEARS_AGO) * 86_400;
    const stamped = (_line: string, seconds: string) => `Timestamp: ${Number(seconds) + shift}`;
    const later = bytes.toString('utf8').replace(/^Timestamp: (\d+)/gm, stamped);
    const blocks = new AmiBlockReader().push(Buffer.from(later));
    return blocks.filter((block) => block.kind === 'event' && !LEFT_OUT.includes(block.name));
  }).flat();
}

function sameAs(found: Readonly<Record<string, string>>, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([agent, situation]) => found[agent] === situation);
}

function stampsOf(messages: readonly AmiBlock[]): number[] {
  let last = 0;
  return messages.map((block) => {
    const stamp = block.kind === 'banner' ? undefined : block.fields.get('Timestamp');
    if (stamp !== undefined) last = Math.floor(Number(stamp) * 1_000);
    return last;
  });
}

function textOf(block: AmiBlock): string {
  return block.kind === 'banner' ? '' : `${block.raw.replaceAll('\n', '\r\n')}\r\n\r\n`;
}

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
