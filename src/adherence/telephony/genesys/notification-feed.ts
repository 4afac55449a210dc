import { setTimeout as pause } from 'node:timers/promises';
import { type Instant } from '../../../time/instant.js';
import { hostName, optionalText, secret, type SettingsOf, text } from '../feed/connection-fields.js';
import { type FeedHandle, type FeedSink, type FeedTask, type LiveFeed } from '../feed/live-feed.js';
import { type ReceivedEvent } from '../../engine/agent-event.js';
import { type Told } from '../told.js';
import { digest } from '../word.js';
import { MOST_CHANNELS, regroup } from './channel-groups.js';
import { GenesysApi } from './genesys-api.js';
import { GENESYS_TIMING, type GenesysTiming } from './genesys-timing.js';
import { type ChannelListener, NotificationChannel } from './notification-channel.js';
import { type OpenConversations, presentState } from './present-state.js';
import { ToldFacets } from './told-facets.js';
import { readUserTopic } from './user-topics.js';

const FIELDS = {
  region: hostName(),
  clientId: text(100),
  clientSecret: secret(),
  /** Of something that speaks like Genesys Cloud; left out, the region's own. */
  endpoint: optionalText(500),
};
type Settings = SettingsOf<typeof FIELDS>;

/** Of its life, before it is renewed. */
const RENEWED_AFTER = 0.9;
const LONGEST_LIFE_MS = 86_400_000;
/** So many events are stored in one transaction. */
const MOST_AT_ONCE = 2_000;
/** So many events wait to be stored at the most; the sockets wait with the rest. */
const MOST_HELD_BACK = 1_000;
/** Facets of the state that are stored in a millisecond: with more of them, less often. */
const FACETS_PER_MS = 20;
/** So many messages are remembered, to know the copies that two channels bring. */
const MOST_REMEMBERED = 5_000;
/** Nothing else can be in the path of a request. */
const USER_ID = /^[0-9A-Za-z-]{1,64}$/;

/**
 * The mapped users of Genesys Cloud through its notification service: what is so is asked for at the start of every connection, and told by
 * channels from then on. Several channels are one connection: when one is lost, all begin anew.
 * Source: Genesys Cloud Developer Center, "Notification service" and "Available topics".
 */
export class GenesysNotificationFeed implements LiveFeed<Settings> {
  readonly name = 'genesys-notifications';
  readonly fields = FIELDS;
  readonly freshnessSeconds = 60;

  constructor(private readonly timing = GENESYS_TIMING) {}

  parts(): readonly string[] {
    return ['main'];
  }

  open(task: FeedTask<Settings>, sink: FeedSink): FeedHandle {
    const following = new Following(task, sink, this.timing);
    following.begin();
    return { close: () => following.close() };
  }
}

/** Users, and the channel that has their topics. */
interface Group {
  users: readonly string[];
  channel: NotificationChannel;
}

class Following implements ChannelListener {
  private readonly stop = new AbortController();
  private readonly api: GenesysApi;
  private readonly told: ToldFacets;
  private readonly groups: Group[] = [];
  /** Those on their way and those that are to go, too. */
  private readonly channels = new Set<NotificationChannel>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly remembered = new Set<string>();
  private held: ReceivedEvent[] = [];
  private storing: Promise<void> = Promise.resolve();
  private isStoring = false;
  private work: Promise<void> = Promise.resolve();
  /** So many events have come, and so many are stored; those of the snapshot end with that one. */
  private pushed = 0;
  private taken = 0;
  private snapshotEnds = Infinity;
  private isTaking = false;
  private isReady = false;
  private isOver = false;

  constructor(
    private readonly task: FeedTask<Settings>,
    private readonly sink: FeedSink,
    private readonly timing: GenesysTiming,
  ) {
    this.api = new GenesysApi(task.settings, task.clock, this.stop.signal, timing.wait);
    this.told = new ToldFacets(task.checkpoint?.state ?? null);
  }

  begin(): void {
    this.inTurn(async () => {
      await this.arrange(this.told.open());
      this.snapshotEnds = this.pushed;
      this.readyWhenStored();
      this.lookLater();
    });
  }

  /** Resolves when what was read is taken. */
  async close(): Promise<void> {
    this.end();
    await this.work;
    await this.storing;
  }

  message(message: Told): void {
    // A copy by the channel that comes or goes; where a message has no time, copies would get two.
    const name = digest([message.at('topicName').text, message.at('eventBody').value]);
    if (this.remembered.has(name)) return;
    this.remembered.add(name);
    if (this.remembered.size > MOST_REMEMBERED) {
      const [oldest] = this.remembered;
      this.remembered.delete(oldest);
    }
    this.push(readUserTopic(message, this.task.clock.now()) ?? []);
  }

  heard(): void {
    if (this.isReady && !this.isOver && !this.isTaking && this.held.length === 0) {
      this.sink.heard(this.heardUpTo());
    }
  }

  closing(channel: NotificationChannel): void {
    this.inTurn(() => this.renew(channel));
  }

  ended(channel: NotificationChannel, { reason, retired }: { reason: string; retired: boolean }): void {
    this.channels.delete(channel);
    if (!retired) this.lose(reason);
  }

  /** By the channel that was heard longest ago. */
  private heardUpTo(): Instant {
    const times = this.groups.map(({ channel }) => channel.heardAt);
    return times.reduce((least, at) => (at < least ? at : least));
  }

  private lookLater(): void {
    const look = async (): Promise<void> => {
      await this.arrange(new Map());
      this.lookLater();
    };
    this.later(look, this.timing.lookMs);
  }

  private later(act: () => Promise<void>, ms: number): void {
    if (this.isOver) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.inTurn(act);
    }, ms);
    this.timers.add(timer);
  }

  /** Channels and what is asked of the platform: one thing after the other. */
  private inTurn(act: () => Promise<void>): void {
    this.work = this.work
      .then(() => (this.isOver ? undefined : act()))
      .catch((error: unknown) => this.lose(error instanceof Error ? error.message : String(error)));
  }

  /** Subscribes to the agents who are mapped now, and asks what those who are new do. */
  private async arrange(open: OpenConversations): Promise<void> {
    const wanted = (await this.task.agentKeys()).filter((key) => USER_ID.test(key));
    const before = new Set(this.groups.flatMap(({ users }) => users));
    const next = regroup(
      this.groups.map(({ users }) => users),
      wanted,
    );
    if (next.length > MOST_CHANNELS) {
      throw new Error(
        `${wanted.length} agents need ${next.length} channels, and a client may have ${MOST_CHANNELS} at a time: divide them among sources with OAuth clients of their own.`,
      );
    }
    this.told.keepOnly(new Set(wanted));
    for (const [at, users] of next.entries()) await this.settle(at, users);
    const fresh = wanted.filter((user) => !before.has(user));
    if (fresh.length === 0) return;
    const known = new Map([...open].filter(([, users]) => users.some((user) => !before.has(user))));
    this.push(await presentState(this.api, this.task.clock, fresh, known));
  }

  private async settle(at: number, users: readonly string[]): Promise<void> {
    const group = this.groups.at(at);
    if (group === undefined) {
      this.groups.push({ users, channel: await this.newChannel(users) });
    } else if (group.users.join() !== users.join()) {
      await group.channel.subscribe(this.api, users);
      group.users = users;
    }
  }

  private async newChannel(users: readonly string[]): Promise<NotificationChannel> {
    const { clock } = this.task;
    const channel = await NotificationChannel.create(this.api, clock, this, this.timing.pingMs);
    this.channels.add(channel);
    if (this.isOver) channel.cut();
    await channel.opened();
    await channel.subscribe(this.api, users);
    const ends = Math.min(channel.expires ?? Infinity, this.api.tokenEnds ?? Infinity);
    const life = Math.min((ends - clock.now()) * RENEWED_AFTER, LONGEST_LIFE_MS);
    this.later(() => this.renew(channel), Math.max(life, this.timing.leastLifeMs));
    return channel;
  }

  /** The new channel has everything before the old one goes: what both tell is the same. One at a time, for the sake of their number. */
  private async renew(channel: NotificationChannel): Promise<void> {
    const group = this.groups.find((each) => each.channel === channel);
    if (group === undefined) return;
    group.channel = await this.newChannel(group.users);
    await channel.retire();
  }

  private push(events: readonly ReceivedEvent[]): void {
    if (this.isOver) return;
    this.pushed += events.length;
    this.held = this.held.concat(events);
    if (this.held.length >= MOST_HELD_BACK) for (const channel of this.channels) channel.pause();
    if (!this.isStoring) this.storing = this.store();
  }

  private async store(): Promise<void> {
    this.isStoring = true;
    while (this.held.length > 0 && !this.isOver) {
      const events = this.held.splice(0, MOST_AT_ONCE);
      const upTo = this.isReady && this.held.length === 0 ? this.heardUpTo() : null;
      if (!(await this.take(events))) return this.end();
      this.taken += events.length;
      if (this.held.length < MOST_HELD_BACK) for (const channel of this.channels) channel.resume();
      if (upTo !== null && !this.isOver) this.sink.heard(upTo);
      this.readyWhenStored();
      const rest = Math.max(this.timing.leastBetweenMs, this.told.size / FACETS_PER_MS);
      await pause(rest, undefined, { signal: this.stop.signal }).catch(() => undefined);
    }
    this.isStoring = false;
  }

  /** What is kept of them is what is stored with them: false when the sink has stopped. */
  private async take(events: readonly ReceivedEvent[]): Promise<boolean> {
    const news = this.told.news(events);
    if (news.length === 0) return true;
    this.isTaking = true;
    try {
      await this.sink.take(news, { position: null, state: this.told.kept });
      return true;
    } catch {
      return false;
    } finally {
      this.isTaking = false;
    }
  }

  /** All that was so at the beginning is stored. */
  private readyWhenStored(): void {
    if (this.isReady || this.isOver || this.taken < this.snapshotEnds) return;
    this.isReady = true;
    this.sink.ready('anew');
    this.heard();
  }

  private lose(reason: string): void {
    if (this.isOver) return;
    this.end();
    this.sink.lost(reason);
  }

  private end(): void {
    this.isOver = true;
    this.stop.abort();
    for (const timer of this.timers) clearTimeout(timer);
    for (const channel of this.channels) channel.cut();
  }
}
