import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import { Settings } from '../../../settings.js';
import { type Instant } from '../../../time/instant.js';
import { UserError } from '../../../user-error.js';
import { TelephonyConnectionRepository } from '../../persistence/telephony-connection.repository.js';
import { TelephonySourceRepository } from '../../persistence/telephony-source.repository.js';
import { type SealedConnection } from '../../telephony-connection.js';
import { readConnection } from './connection-fields.js';
import { secretsUnreadable } from './feed.errors.js';
import { type LiveFeed } from './live-feed.js';
import { LiveFeeds } from './live-feeds.js';
import { unseal } from './sealed-secrets.js';

/** A source that is to be followed, with settings that were checked and opened. */
export interface ConnectedSource {
  readonly sourceId: number;
  readonly code: string;
  readonly revision: number;
  readonly feed: LiveFeed;
  readonly settings: Readonly<Record<string, unknown>>;
  /** What is written down as wrong with it. */
  readonly fault: string | null;
}

/** Which sources are to be followed now; what is wrong with one of them is written down at it. */
@Injectable()
export class ConnectedSources {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly connections: TelephonyConnectionRepository,
    private readonly sources: TelephonySourceRepository,
    private readonly feeds: LiveFeeds,
    private readonly settings: Settings,
  ) {}

  async all(): Promise<ConnectedSource[]> {
    const enabled = await this.unitOfWork.read((manager) => this.connections.enabled(manager));
    if (enabled.length === 0) return [];
    const sources = await this.unitOfWork.read((manager) => this.sources.all(manager));
    const byId = new Map(sources.map((source) => [source.id, source]));
    const connected: ConnectedSource[] = [];
    for (const connection of enabled) {
      const source = byId.get(connection.sourceId);
      const feed = source === undefined ? undefined : this.feeds.named(source.connector);
      if (source === undefined || feed === undefined) continue;
      const settings = await this.settingsOf(connection, feed);
      const { sourceId, revision, fault } = connection;
      if (settings !== null) connected.push({ sourceId, code: source.code, revision, feed, settings, fault });
    }
    return connected;
  }

  /** Those that are mapped to agents at that time or later. */
  agentKeys(sourceId: number, at: Instant): Promise<readonly string[]> {
    return this.unitOfWork.read((manager) => this.sources.keysFrom(manager, sourceId, at));
  }

  /** Of the connection as a whole; null when all is well. */
  async tellFault(
    of: Pick<SealedConnection, 'sourceId' | 'revision' | 'fault'>,
    fault: string | null,
  ): Promise<void> {
    if (of.fault === fault) return;
    await this.unitOfWork.run((manager) => this.connections.keepFault(manager, of, fault));
  }

  private async settingsOf(
    connection: SealedConnection,
    feed: LiveFeed,
  ): Promise<ConnectedSource['settings'] | null> {
    try {
      return readConnection(feed.fields, { ...connection.settings, ...this.open(connection) });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      await this.tellFault(connection, error.message);
      return null;
    }
  }

  private open({ sourceId, sealed, secretNames }: SealedConnection) {
    if (sealed === null) return {};
    const secrets = unseal(sealed, this.settings.secret, String(sourceId));
    if (secrets === null) throw secretsUnreadable(secretNames);
    return secrets;
  }
}
