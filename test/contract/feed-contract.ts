import { type ReceivedEvent } from '../../src/adherence/engine/agent-event.js';
import { readConnection } from '../../src/adherence/telephony/feed/connection-fields.js';
import {
  type Checkpoint,
  type FeedHandle,
  type LiveFeed,
} from '../../src/adherence/telephony/feed/live-feed.js';
import { SystemClock } from '../../src/time/clock.js';
import { UserError } from '../../src/user-error.js';
import { Life, type StoredFeedRows, wordOf } from '../support/feed-life.js';

/** A platform that can be made to do things, one after the other. */
export interface FeedPlatform {
  /** Settings under which it is reached, as they are given in JSON. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What happens; `then` is what the last event of each agent says from there on, by `wordOf` of feed-life.ts. At least four. */
  readonly story: readonly {
    readonly happen: () => Promise<void>;
    readonly then: Readonly<Record<string, string>>;
  }[];
  close(): Promise<void>;
}

/** What a feed brings to the suite. */
export interface FeedSamples {
  readonly platform: () => Promise<FeedPlatform>;
  /** What was said while nobody listened is said again: then the events are the same ones, however often reading broke. */
  readonly replays: boolean;
  /** The keys that are mapped to agents, where the feed asks for them. */
  readonly agentKeys?: readonly string[];
  /** Settings that cannot be, by the field that is wrong. */
  readonly bad: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Settings that are in order, and lead nowhere. */
  readonly unreachable: Readonly<Record<string, unknown>>;
}

const PART = 'main';

/** What every feed must keep, whatever platform it follows. See `live-feed.ts`. */
export function describeFeed(make: () => LiveFeed, samples: FeedSamples): void {
  describe(`the feed ${make().name}`, () => {
    const open: { close(): Promise<unknown> }[] = [];
    afterEach(async () => {
      for (const each of open.splice(0).reverse()) await each.close();
    });

    async function begin(): Promise<{
      platform: FeedPlatform;
      follow: (rows: StoredFeedRows) => Promise<Life>;
    }> {
      const platform = await samples.platform();
      open.push(platform);
      return { platform, follow: (rows) => follow(platform.settings, rows) };
    }

    async function follow(given: FeedPlatform['settings'], rows: StoredFeedRows): Promise<Life> {
      const feed = make();
      const settings = readConnection(feed.fields, given);
      const life = new Life(rows);
      const checkpoint = rows.checkpoint === null ? null : (JSON.parse(rows.checkpoint) as Checkpoint);
      const task = { sourceCode: 'acd', part: PART, settings, checkpoint, clock: new SystemClock() };
      const agentKeys = () => Promise.resolve(samples.agentKeys ?? []);
      const handle: FeedHandle = await feed.open({ ...task, agentKeys }, life.sink);
      life.closeBy(() => handle.close());
      open.push(life);
      return life;
    }

    /** Everything, on one connection. */
    async function wholeStory(): Promise<StoredFeedRows> {
      const { platform, follow: listen } = await begin();
      const rows = fresh();
      const life = await listen(rows);
      await life.readied();
      for (const { happen, then } of platform.story) {
        await happen();
        await life.says(then);
      }
      await life.close();
      return rows;
    }

    it('tells what happens, in order, once', async () => {
      const rows = await wholeStory();
      for (const event of rows.events.values()) expectStorable(event);
      expect(rows.told).toBe(rows.events.size);
    });

    it('goes on where it stopped, after any of its stops', async () => {
      const whole = await wholeStory();
      const { platform, follow: listen } = await begin();
      const rows = fresh();
      for (const { happen, then } of platform.story) {
        const life = await listen(rows);
        await life.readied();
        await happen();
        await life.says(then);
        await life.close();
      }
      expect(wordsOf(rows)).toEqual(wordsOf(whole));
      expect(rows.told).toBe(rows.events.size);
    });

    it('finds out what happened while nobody listened', async () => {
      const { platform, follow: listen } = await begin();
      const rows = fresh();
      for (const [at, { happen, then }] of platform.story.entries()) {
        if (at % 2 === 1) {
          await happen();
          const life = await listen(rows);
          await life.says(then);
          await life.close();
        } else {
          const life = await listen(rows);
          await life.readied();
          await happen();
          await life.says(then);
          await life.close();
        }
      }
    });

    it.each(['before', 'after'] as const)(
      'loses nothing and tells nothing twice when it is killed %s the store',
      async (when) => {
        const { platform, follow: listen } = await begin();
        const rows = fresh();
        for (const { happen, then } of platform.story) {
          const killed = await listen(rows);
          killed.dieAtNextTake(when);
          await happen();
          await killed.died();
          const life = await listen(rows);
          await life.says(then);
          await life.close();
        }
        if (!samples.replays) return;
        const whole = await wholeStory();
        expect(wordsOf(rows)).toEqual(wordsOf(whole));
      },
    );

    it('is ready before it is heard, takes one thing at a time, and is silent once it is closed', async () => {
      const { platform, follow: listen } = await begin();
      const life = await listen(fresh());
      await life.readied();
      await life.heard();
      await platform.story[0].happen();
      await life.says(platform.story[0].then);
      await life.close();
      const calls = life.calls.length;
      await platform.story[1].happen().catch(() => undefined);
      await new Promise((resolve) => setImmediate(resolve));
      expect(life.calls).toHaveLength(calls);
      expect(life.calls.indexOf('ready')).toBeLessThan(life.calls.indexOf('heard'));
      expect(life.faults).toEqual([]);
    });

    it('begins from nothing where a checkpoint is of a shape that it does not know', async () => {
      const { platform, follow: listen } = await begin();
      const strange = JSON.stringify({
        position: 'a place of another time',
        state: { version: 'of another time' },
      });
      const life = await listen({ ...fresh(), checkpoint: strange });
      await life.readied();
      await platform.story[0].happen();
      await life.says(platform.story[0].then);
    });

    it('keeps no secret in what is stored', async () => {
      const rows = await wholeStory();
      const { platform } = await begin();
      const secrets = Object.entries(make().fields).filter(([, { secret }]) => secret);
      for (const [name] of secrets) {
        const value = platform.settings[name];
        if (typeof value !== 'string') continue;
        expect(rows.checkpoint).not.toContain(value);
        expect(JSON.stringify([...rows.events.values()])).not.toContain(value);
      }
    });

    it('says why when it reaches nothing, without a secret', async () => {
      const reason = await follow(samples.unreachable, fresh()).then(
        (life) => life.lost(),
        (error: Error) => error.message,
      );
      expect(reason.length).toBeGreaterThan(5);
      const secrets = Object.entries(make().fields).filter(([, { secret }]) => secret);
      for (const [name] of secrets) expect(reason).not.toContain(String(samples.unreachable[name]));
    });

    it.each(Object.entries(samples.bad))('refuses a %s that cannot be, by its name', (field, settings) => {
      const error = refusal(() => readConnection(make().fields, settings));
      expect(error).toBeInstanceOf(UserError);
      expect(error).toMatchObject({ code: 'TELEPHONY_CONNECTION_INVALID', place: { field } });
      const secrets = Object.entries(make().fields).filter(([, { secret }]) => secret);
      for (const value of secrets.map(([name]) => settings[name])) {
        if (typeof value === 'string') expect(error.message).not.toContain(value);
      }
    });
  });
}

function fresh(): StoredFeedRows {
  return { events: new Map(), checkpoint: null, told: 0 };
}

/** What each agent was told to be, one after the other, without repetitions. */
function wordsOf({ events }: StoredFeedRows): Record<string, string[]> {
  const words: Record<string, string[]> = {};
  const ordered = [...events.values()].sort(
    (a, b) => a.eventTime - b.eventTime || (a.sequence ?? 0) - (b.sequence ?? 0),
  );
  for (const event of ordered) {
    const own = (words[event.agentKey] ??= []);
    if (own.at(-1) !== wordOf(event)) own.push(wordOf(event));
  }
  return words;
}

function expectStorable(event: ReceivedEvent): void {
  for (const text of [event.origin, event.id, event.agentKey]) {
    expect(text.length).toBeGreaterThan(0);
    expect([...text].length).toBeLessThanOrEqual(255);
  }
  expect(Number.isInteger(event.eventTime)).toBe(true);
  expect(event.sequence === null || Number.isSafeInteger(event.sequence)).toBe(true);
  expect(JSON.parse(JSON.stringify(event))).toEqual(event);
}

function refusal(read: () => unknown): Error {
  try {
    read();
  } catch (error) {
    return error as Error;
  }
  return new Error('It was taken.');
}
