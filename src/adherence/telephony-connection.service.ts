import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireEverywhere } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Settings } from '../settings.js';
import { Clock } from '../time/clock.js';
import { telephonySourceNotFound } from './adherence.errors.js';
import { FollowedFeeds } from './followed-feeds.js';
import { TelephonySourceRepository } from './persistence/telephony-source.repository.js';
import { type SealedConnection, type TelephonyConnection } from './telephony-connection.js';
import { type TelephonySource } from './telephony-source.js';
import { type ConnectionFields, readConnection } from './telephony/feed/connection-fields.js';
import { type FeedHealth, feedHealth } from './telephony/feed/feed-health.js';
import { connectionMissing, connectionNeedsFeed, connectionNotText } from './telephony/feed/feed.errors.js';
import { type LiveFeed } from './telephony/feed/live-feed.js';
import { LiveFeeds } from './telephony/feed/live-feeds.js';
import { seal, type Secrets, unseal } from './telephony/feed/sealed-secrets.js';

/** What is wanted of a connection. */
export interface WantedConnection {
  /** A JSON object. Secrets that are left out stay as they are; everything else is as it says here. */
  readonly settings: string;
  readonly enabled: boolean;
  /** What was read so far counts no more: another server stands behind the settings. */
  readonly startOver: boolean;
}

/** A source that is followed, and how that goes. */
export interface ConnectionWithHealth {
  readonly sourceId: number;
  readonly connection: TelephonyConnection;
  readonly health: FeedHealth;
}

/** How platforms are reached that are followed live. */
@Injectable()
export class TelephonyConnectionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: TelephonySourceRepository,
    private readonly followed: FollowedFeeds,
    private readonly feeds: LiveFeeds,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** @throws UserError TELEPHONY_CONNECTION_INVALID naming the setting, TELEPHONY_CONNECTION_UNSUPPORTED */
  async set(actor: Actor, sourceId: number, wanted: WantedConnection): Promise<ConnectionWithHealth> {
    requireEverywhere(actor, 'adherence.write');
    const given = readObject(wanted.settings);
    return this.unitOfWork.run(async (manager) => {
      const { feed } = await this.followable(manager, sourceId);
      const before = await this.followed.connections.bySource(manager, sourceId);
      const all: Record<string, unknown> = { ...this.secretsOf(before), ...given };
      const read = readConnection(feed.fields, all);
      const { secrets, open } = apart(feed.fields, read);
      await this.followed.connections.save(manager, {
        sourceId,
        enabled: wanted.enabled,
        settings: open,
        secretNames: Object.keys(secrets),
        sealed:
          Object.keys(secrets).length === 0 ? null : seal(secrets, this.settings.secret, String(sourceId)),
        revision: (before?.revision ?? 0) + 1,
        changedAt: this.clock.now(),
        fault: null,
      });
      if (wanted.startOver) await this.followed.feeds.forget(manager, sourceId);
      return this.one(manager, sourceId);
    });
  }

  async enable(actor: Actor, sourceId: number, enabled: boolean): Promise<ConnectionWithHealth> {
    requireEverywhere(actor, 'adherence.write');
    return this.unitOfWork.run(async (manager) => {
      await this.followable(manager, sourceId);
      const before = await this.followed.connections.bySource(manager, sourceId);
      if (before === null) throw connectionMissing(sourceId);
      const change = { enabled, revision: before.revision + 1, changedAt: this.clock.now(), fault: null };
      if (enabled !== before.enabled) await this.followed.connections.save(manager, { ...before, ...change });
      return this.one(manager, sourceId);
    });
  }

  /** Of those sources that have a connection. */
  ofSources(actor: Actor, sourceIds: readonly number[]): Promise<ConnectionWithHealth[]> {
    requireEverywhere(actor, 'adherence.read');
    return this.unitOfWork.read((manager) => this.withHealth(manager, sourceIds));
  }

  private async one(manager: EntityManager, sourceId: number): Promise<ConnectionWithHealth> {
    const [found] = await this.withHealth(manager, [sourceId]);
    return found;
  }

  private async withHealth(
    manager: EntityManager,
    sourceIds: readonly number[],
  ): Promise<ConnectionWithHealth[]> {
    const connections = (await this.followed.connections.all(manager)).filter(({ sourceId }) =>
      sourceIds.includes(sourceId),
    );
    const feeds = await this.followed.feeds.ofSources(manager, sourceIds);
    const sources = new Map((await this.sources.all(manager)).map((source) => [source.id, source]));
    const now = this.clock.now();
    return connections.map((sealed) => {
      const { sourceId } = sealed;
      const own = feeds.filter((feed) => feed.sourceId === sourceId);
      const health = feedHealth(sealed, own, this.limitOf(sources.get(sourceId)), now);
      return { sourceId, connection: withoutSecrets(sealed), health };
    });
  }

  private limitOf(source: TelephonySource | undefined): number {
    return (
      source?.freshnessSeconds ?? this.feeds.named(source?.connector ?? '')?.freshnessSeconds ?? Infinity
    );
  }

  private async followable(manager: EntityManager, sourceId: number): Promise<{ readonly feed: LiveFeed }> {
    const source = await this.sources.byId(manager, sourceId);
    if (source === null) throw telephonySourceNotFound(sourceId);
    const feed = this.feeds.named(source.connector);
    if (feed === undefined) throw connectionNeedsFeed(source.connector, this.feeds.names);
    return { feed };
  }

  private secretsOf(before: SealedConnection | null): Secrets {
    if (before === null || before.sealed === null) return {};
    return unseal(before.sealed, this.settings.secret, String(before.sourceId)) ?? {};
  }
}

function withoutSecrets(of: SealedConnection): TelephonyConnection {
  const { sourceId, enabled, settings, secretNames, revision, changedAt, fault } = of;
  return { sourceId, enabled, settings, secretNames, revision, changedAt, fault };
}

function apart(fields: ConnectionFields, settings: Readonly<Record<string, unknown>>) {
  const secret = ([name, value]: readonly [string, unknown]): boolean =>
    fields[name].secret && value !== null;
  const entries = Object.entries(settings);
  const secrets = Object.fromEntries(entries.filter(secret)) as Secrets;
  return { secrets, open: Object.fromEntries(entries.filter(([name]) => !fields[name].secret)) };
}

function readObject(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw connectionNotText((error as Error).message);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw connectionNotText('it is another value');
  return value as Record<string, unknown>;
}
