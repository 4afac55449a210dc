import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Settings } from '../../../settings.js';
import { Clock } from '../../../time/clock.js';
import { type Instant } from '../../../time/instant.js';
import { type FollowedFeed } from '../../telephony-connection.js';
import { type ConnectedSource, ConnectedSources } from './connected-sources.service.js';
import { FeedStore } from './feed-store.service.js';
import { FeedTiming } from './feed-timing.js';
import { FollowedPart } from './followed-part.js';

/** A part that this process follows, and with which settings. */
interface Following {
  readonly sourceId: number;
  readonly revision: number;
  readonly followed: FollowedPart;
}

interface KnownParts {
  readonly revision: number;
  readonly parts: readonly string[];
  readonly askedAt: Instant;
}

/** A process takes no more parts than this at one look, so that others find some too. */
const MOST_TAKEN_AT_ONCE = 8;

/** Has this process follow live telephony, unless it only serves the API: finds parts that nobody follows, and lets go of those whose settings changed. */
@Injectable()
export class FeedRunner implements OnApplicationBootstrap {
  private readonly logger = new Logger('Feeds');
  private readonly owner = randomUUID();
  private readonly following = new Map<number, Following>();
  private readonly known = new Map<number, KnownParts>();
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;
  private stopped = false;

  constructor(
    private readonly sources: ConnectedSources,
    private readonly store: FeedStore,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly timing: FeedTiming,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.role === 'api') return;
    this.timer = setInterval(() => void this.look(), this.timing.lookMs);
    void this.look();
  }

  /** One look at everything; one at a time. */
  look(): Promise<void> {
    if (this.stopped) return Promise.resolve();
    this.looking ??= this.lookNow()
      .catch((error: unknown) => this.logger.warn(`Feeds could not be looked at: ${String(error)}`))
      .finally(() => (this.looking = null));
    return this.looking;
  }

  /** Before anything that feeds need is taken away: their leases are free for others at once. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearInterval(this.timer);
    await this.looking;
    await Promise.all([...this.following.values()].map(({ followed }) => followed.stop()));
    this.following.clear();
  }

  private async lookNow(): Promise<void> {
    const sources = await this.sources.all();
    const byId = new Map(sources.map((source) => [source.sourceId, source]));
    await this.letGoOfChanged(byId);
    if (sources.length === 0) return;
    const now = this.clock.now();
    const known = await this.store.parts(new Map(sources.map(({ sourceId }) => [sourceId, []])));
    const wanted = new Map<number, readonly string[]>();
    for (const source of sources) wanted.set(source.sourceId, await this.partsOf(source, known, now));
    const parts = await this.store.parts(wanted);
    const free = parts.filter(
      (part) =>
        isFree(part, now) && !this.following.has(part.id) && wanted.get(part.sourceId)?.includes(part.part),
    );
    for (const part of free.slice(0, MOST_TAKEN_AT_ONCE)) {
      const source = byId.get(part.sourceId);
      if (source !== undefined && !this.stopped) await this.follow(source, part);
    }
  }

  private async letGoOfChanged(wanted: ReadonlyMap<number, ConnectedSource>): Promise<void> {
    const changed = [...this.following].filter(
      ([, each]) => wanted.get(each.sourceId)?.revision !== each.revision,
    );
    await Promise.all(
      changed.map(async ([id, { followed }]) => {
        await followed.stop();
        this.following.delete(id);
      }),
    );
  }

  /** A platform that does not answer keeps the parts that it had. */
  private async partsOf(
    source: ConnectedSource,
    feeds: readonly FollowedFeed[],
    now: Instant,
  ): Promise<readonly string[]> {
    const { sourceId, revision, feed, settings } = source;
    const last = this.known.get(sourceId);
    if (last?.revision === revision && now - last.askedAt < this.timing.partsMs) return last.parts;
    const own = feeds.filter((each) => each.sourceId === sourceId);
    const finished = new Set(own.filter(({ finishedAt }) => finishedAt !== null).map(({ part }) => part));
    try {
      const parts = await feed.parts(settings, finished);
      this.known.set(sourceId, { revision, parts, askedAt: now });
      await this.sources.tellFault(source, null);
      return parts;
    } catch (error) {
      await this.sources.tellFault(source, wordsOf(error));
      return last?.revision === revision ? last.parts : [];
    }
  }

  private async follow(
    { sourceId, code, revision, feed, settings }: ConnectedSource,
    part: FollowedFeed,
  ): Promise<void> {
    const held = await this.store.hold(part, this.owner);
    if (held === null) return;
    const { store, clock, timing, logger } = this;
    const agentKeys = () => this.sources.agentKeys(sourceId, clock.now());
    const task = { sourceCode: code, settings, agentKeys };
    const ended = (why: 'finished' | 'gone'): void => {
      this.following.delete(held.id);
      if (why === 'gone') return;
      this.known.delete(sourceId);
      void this.look();
    };
    const followed = new FollowedPart({ feed, held, task, store, clock, timing, logger, ended });
    this.following.set(held.id, { sourceId, revision, followed });
    followed.start();
  }
}

function isFree({ leaseUntil, finishedAt }: FollowedFeed, now: Instant): boolean {
  return finishedAt === null && (leaseUntil === null || leaseUntil < now);
}

const LONGEST_FAULT = 500;

function wordsOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_FAULT);
}
